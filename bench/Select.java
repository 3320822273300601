import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The least that a read of an article can do: one indexed row by JDBC, outside of HTTP, by sixteen threads. */
class Select {

    private static final int THREADS = 16;

    /** JDBC_URL USER PASSWORD ARTICLES SECONDS: prints how many rows a second. */
    public static void main(String[] words) throws Exception {
        int articles = Integer.parseInt(words[3]);
        int seconds = Integer.parseInt(words[4]);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long begin = System.nanoTime();
        long warm = begin + seconds * 500_000_000L;
        long end = warm + seconds * 1_000_000_000L;
        Callable<Long> reader = () -> {
            long rows = 0;
            try (Connection connection = DriverManager.getConnection(words[0], words[1], words[2]);
                    PreparedStatement select = connection
                            .prepareStatement("SELECT document FROM edition WHERE locale = ? AND slug = ? AND NOT closed")) {
                while (System.nanoTime() < end) {
                    select.setString(1, "en");
                    select.setString(2, Fill.slug(ThreadLocalRandom.current().nextInt(articles)));
                    try (ResultSet row = select.executeQuery()) {
                        row.next();
                        rows += System.nanoTime() > warm && row.getBytes(1).length > 0 ? 1 : 0;
                    }
                }
            }
            return rows;
        };
        long rows = 0;
        for (Future<Long> one : threads.invokeAll(IntStream.range(0, THREADS).mapToObj(i -> reader).toList())) {
            rows += one.get();
        }
        threads.shutdown();
        System.out.println(rows / seconds);
    }
}
