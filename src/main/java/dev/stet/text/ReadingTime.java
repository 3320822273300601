package dev.stet.text;

/** How long reading takes. */
public final class ReadingTime {

    /**
     * For words and for Chinese and Japanese characters alike. Trauzettel-Klosinski and others (IReST, 2012) measured
     * 228 ± 30 English words, 255 ± 29 Chinese and 357 ± 56 Japanese characters a minute, aloud; we round down, for
     * long texts tire.
     */
    private static final int WORDS_PER_MINUTE = 200;

    private ReadingTime() {
    }

    /**
     * @param words as {@link RenderedText#words()} counts them, of all parts together
     * @return begun minutes, at least 1
     */
    public static int minutes(int words) {
        return Math.max(1, (int) Math.ceil(words / (double) WORDS_PER_MINUTE));
    }
}
