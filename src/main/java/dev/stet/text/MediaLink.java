package dev.stet.text;

import java.util.Set;
import java.util.stream.Stream;

import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Entities;

import dev.stet.text.HtmlTokens.Token;

/** Puts in the place of what an article may not show, as a video, a link to it. */
final class MediaLink {

    private static final Set<String> FRAMES = Set.of("iframe", "embed", "object");
    private static final Set<String> PLAYERS = Set.of("video", "audio");

    /** How the player is called whose first {@code <source>} is awaited; {@code null} for none. */
    private String awaited;

    /** Empty where nothing is shown, or nothing that a reader may be sent to. */
    String of(Token tag) {
        boolean player = PLAYERS.contains(tag.name());
        if (!player && !FRAMES.contains(tag.name()) && !(tag.name().equals("source") && awaited != null)) {
            return "";
        }
        Attributes attributes = tag.attributes();
        String address = attributes.get(tag.name().equals("object") ? "data" : "src").strip();
        String name = Stream.of(attributes.get("title"), attributes.get("aria-label"), awaited == null ? "" : awaited)
                .filter(given -> !given.isBlank()).findFirst().orElse("");
        awaited = player && address.isEmpty() ? name : player ? null : awaited;
        if (address.isEmpty() || !LinkAddress.isOfTheWeb(address)) {
            return "";
        }
        awaited = null;
        return "<a href=\"" + Entities.escape(address) + "\">" + Entities.escape(name.isEmpty() ? address : name) + "</a>";
    }

    void end(String name) {
        awaited = PLAYERS.contains(name) ? null : awaited;
    }
}
