package dev.stet.text;

import java.util.LinkedList;
import java.util.List;

import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/** Keeps from the sanitiser what no tag needs: it compares each attribute with all before it. */
final class AttributeLimit extends HtmlStreamEventReceiverWrapper {

    private static final int MAX_NAMES_AND_VALUES = 100;

    AttributeLimit(HtmlStreamEventReceiver sanitiser) {
        super(sanitiser);
    }

    @Override
    public void openTag(String name, List<String> attributes) {
        underlying.openTag(name, attributes.size() <= MAX_NAMES_AND_VALUES ? attributes
                : new LinkedList<>(attributes.subList(0, MAX_NAMES_AND_VALUES)));
    }
}
