package dev.stet.platform.postgres;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.stet.platform.StartupFailure;

/** A program run to its end, in a folder that whoever runs it can read. */
record Subprocess(Path folder, List<String> words) {

    record Outcome(int exitCode, String output) {

        boolean failed() {
            return exitCode != 0;
        }
    }

    Subprocess with(Object... more) {
        List<String> all = new ArrayList<>(words);
        for (Object word : more) {
            all.add(word.toString());
        }
        return new Subprocess(folder, List.copyOf(all));
    }

    /** A program that does not exist has failed, with the reason as its output. */
    Outcome run() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        // PGPORT, PGDATA, PGOPTIONS and the like are meant for somebody's psql, not for this server
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            return new Outcome(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new Outcome(127, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("Interrupted while %s ran.", words.get(0));
        }
    }
}
