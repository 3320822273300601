package dev.stet;

import java.util.List;

import dev.stet.platform.StartupFailure;
import dev.stet.platform.edge.HeaderTimeout;
import dev.stet.platform.http.RequestTargets;
import dev.stet.platform.limit.OutOfMemory;
import dev.stet.platform.postgres.ProgramDatabase;
import dev.stet.transfer.command.ImportCommand;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The program: sees that it has a database, then does what the first word of its command line says. */
@QuarkusMain
public class Stet {

    private static final String USAGE = """
            serve (or no word)             answers over HTTP; settings are environment variables
            import FILE_OR_FOLDER…         brings articles into a running Stet (import --help tells more)""";

    public static void main(String... words) {
        OutOfMemory.haltFromNowOn();
        try {
            run(words);
        } catch (StartupFailure failure) {
            end(failure);
        }
    }

    private static void end(StartupFailure failure) {
        System.err.println("stet: " + failure.getMessage());
        System.exit(failure.exitCode());
    }

    private static void run(String... words) {
        String command = words.length == 0 ? "serve" : words[0];
        switch (command) {
            case "serve" -> serve();
            case "import" -> ImportCommand.run(List.of(words).subList(1, words.length));
            case "--help", "help" -> System.out.println(USAGE);
            default -> throw new StartupFailure("There is no command '%s'.%n%s", command, USAGE);
        }
    }

    private static void serve() {
        if (!ApplicationLifecycleManager.isAppCDSGeneration()) {
            ProgramDatabase.provide(Stet::awaitQuarkusEnd, Stet::end);
        }
        RequestTargets.judgeOurselves();
        HeaderTimeout.turnOn();
        Quarkus.run();
    }

    /** As Quarkus' own shutdown hook waits for it. */
    private static void awaitQuarkusEnd() {
        Application running = Application.currentApplication();
        if (running != null) {
            running.awaitShutdown();
        }
    }
}
