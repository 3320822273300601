package dev.stet.platform.postgres;

/**
 * How it stands with the program's own database.
 *
 * @param isReady it runs, as far as is known
 * @param isLive there is hope that it will run again without the program being started anew
 */
public record DatabaseHealth(boolean isReady, boolean isLive) {
}
