package dev.stet.text;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

import dev.stet.platform.problem.Problem;

/** Walks a parsed document without recursion and refuses one that is too deep, or whose HTML would be far larger than it. */
final class RenderedSizeLimit {

    private static final int DEPTH = 200;
    private static final int FOOTNOTES = 5_000;
    private static final int SLACK = 65_536;

    private int depth;
    private int footnotes;
    private long addressChars;

    static void check(Node document, int sourceChars) {
        RenderedSizeLimit renderedSizeLimit = new RenderedSizeLimit();
        for (Node node = document; node != null; node = renderedSizeLimit.after(node)) {
            renderedSizeLimit.add(node);
        }
        if (renderedSizeLimit.footnotes > FOOTNOTES) {
            throw INVALID_CONTENT.because("More than %d references lead to footnotes. Split the text.", FOOTNOTES);
        }
        if (renderedSizeLimit.addressChars > 4L * sourceChars + SLACK) {
            throw INVALID_CONTENT.because("References repeat long addresses too often. Shorten the addresses.");
        }
    }

    static Problem tooDeep() {
        return INVALID_CONTENT.because("Marks are nested more than %d deep. Take some out.", DEPTH);
    }

    private void add(Node node) {
        if (node instanceof Link link) {
            addressChars += length(link.getDestination()) + length(link.getTitle());
        } else if (node instanceof Image image) {
            addressChars += length(image.getDestination()) + length(image.getTitle());
        } else if (node instanceof FootnoteReference) {
            footnotes++;
        }
    }

    private Node after(Node node) {
        if (node.getFirstChild() != null) {
            if (++depth > DEPTH) {
                throw tooDeep();
            }
            return node.getFirstChild();
        }
        Node last = node;
        while (last != null && last.getNext() == null) {
            last = last.getParent();
            depth--;
        }
        return last == null ? null : last.getNext();
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
