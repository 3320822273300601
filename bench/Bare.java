import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;

/** The least that an HTTP server on Vert.x can do: the same headers and bytes for whoever asks, whatever they ask. */
class Bare {

    /** PORT HEADERS BODY: files, as curl writes them. */
    public static void main(String[] words) throws Exception {
        List<String[]> headers = Files.readAllLines(Path.of(words[1])).stream().skip(1).filter(line -> !line.isBlank())
                .map(line -> line.split(": ", 2)).toList();
        Buffer body = Buffer.buffer(Files.readAllBytes(Path.of(words[2])));
        // as many event loops as Quarkus gives Stet
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(words[0])))
                    .requestHandler(request -> {
                        headers.forEach(header -> request.response().putHeader(header[0], header[1]));
                        request.response().end(body);
                    }).listen();
        }
    }

    private static final Vertx vertx = Vertx.vertx();
}
