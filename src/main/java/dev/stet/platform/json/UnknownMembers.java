package dev.stet.platform.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** Members that a form does not have: reading goes on behind each, so that all of them are told at once, at its end. */
public final class UnknownMembers extends MismatchedInputException {

    private static final int MAX_TOLD = 100;

    private final transient List<Member> members;

    private UnknownMembers(JsonParser parser, List<Member> members) {
        super(parser, "unknown members");
        this.members = members;
    }

    /**
     * One of them.
     *
     * @param known the names that there are, in alphabetical order
     */
    public record Member(JsonPointer pointer, String name, List<String> known) {
    }

    /** Never empty. */
    public List<Member> members() {
        return members;
    }

    /** Notes a member, and reads over what it says. */
    static final class Collector extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader,
                Object bean, String name) throws IOException {
            if (!(context.getAttribute(UnknownMembers.class) instanceof Reading reading)) {
                return false;
            }
            if (reading.unknown.size() < MAX_TOLD) {
                List<String> known = reader == null || reader.getKnownPropertyNames() == null ? List.of()
                        : reader.getKnownPropertyNames().stream().map(Object::toString).sorted().toList();
                reading.unknown.add(new Member(pointer(parser, name), name, known));
            }
            parser.skipChildren();
            return true;
        }
    }

    /** The nearest place of that name: the parser may be inside the value already, or read what was set aside before. */
    private static JsonPointer pointer(JsonParser parser, String name) {
        JsonStreamContext context = parser.getParsingContext();
        while (context.getParent() != null && !(context.inObject() && name.equals(context.getCurrentName()))) {
            context = context.getParent();
        }
        return context.pathAsPointer();
    }

    /** Makes every object that is read tell its unknown members once the outermost has been read. */
    static final class Modifier extends BeanDeserializerModifier {

        @Override
        public JsonDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription type,
                JsonDeserializer<?> reader) {
            return new Reader(reader);
        }
    }

    /** What is being read. */
    private static final class Reading {

        private final List<Member> unknown = new ArrayList<>();
    }

    private static final class Reader extends DelegatingDeserializer {

        Reader(JsonDeserializer<?> reader) {
            super(reader);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
            return new Reader(reader);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (context.getAttribute(UnknownMembers.class) != null) {
                return super.deserialize(parser, context);
            }
            Reading reading = new Reading();
            context.setAttribute(UnknownMembers.class, reading);
            Object read = super.deserialize(parser, context);
            context.setAttribute(UnknownMembers.class, null);
            if (!reading.unknown.isEmpty()) {
                throw new UnknownMembers(parser, reading.unknown);
            }
            return read;
        }
    }
}
