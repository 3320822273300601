package dev.stet.platform.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document in the making, in UTF-8; names are written as they are given, with their prefix. */
public final class Xml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    /** What an XML writer may refuse; to memory, it never does. */
    private interface Step {
        void write() throws XMLStreamException;
    }

    public Xml() {
        try {
            xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        write(() -> xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0"));
    }

    /** @param attributes names and values in turn */
    public void open(String name, String... attributes) {
        write(() -> {
            xml.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
            }
        });
    }

    /** @param attributes names and values in turn */
    public void element(String name, String text, String... attributes) {
        open(name, attributes);
        write(() -> xml.writeCharacters(clean(text)));
        end();
    }

    /** @param attributes names and values in turn */
    public void empty(String name, String... attributes) {
        open(name, attributes);
        end();
    }

    /** Ends what {@link #open} began last. */
    public void end() {
        write(xml::writeEndElement);
    }

    /** The whole document; nothing can be written any more. */
    public byte[] bytes() {
        write(() -> {
            xml.writeEndDocument();
            xml.flush();
            xml.close();
        });
        return bytes.toByteArray();
    }

    /** XML 1.0 (§2.2) has no way to write some characters that JSON and HTML have: they become U+FFFD. */
    private static String clean(String text) {
        if (text.codePoints().allMatch(Xml::isAllowed)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isAllowed(c) ? c : 0xFFFD));
        return clean.toString();
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 && c <= 0xD7FF || c == '\t' || c == '\n' || c == '\r' || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }

    private static void write(Step step) {
        try {
            step.write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory takes whatever is written", e);
        }
    }
}
