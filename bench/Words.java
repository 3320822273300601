import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Words that articles are filled with: the twenty most frequent, and a hundred that are neither frequent nor rare. */
class Words {

    public static void main(String[] words) {
        System.out.println(Stream.concat(IntStream.range(0, 20).boxed(), IntStream.range(0, 100).mapToObj(n -> 500 + 50 * n))
                .map(Fill::word).collect(Collectors.joining(" ")));
    }
}
