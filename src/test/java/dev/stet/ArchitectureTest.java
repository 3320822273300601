package dev.stet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.stet.testsupport.BesideOthers;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.vertx.core.http.HttpServerRequest;

/**
 * The plan of the house, checked: a room opens only the doors drawn here, all to lower floors, and writes only its own
 * entities.
 */
@BesideOthers
class ArchitectureTest {

    /** The lowest first. Rooms of one floor do not know each other. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("platform"),
            Set.of("change", "text"),
            Set.of("auth.account"),
            Set.of("auth.key"),
            Set.of("auth.signin"),
            Set.of("auth.administration", "webhook"),
            Set.of("article.content"),
            Set.of("article.draft"),
            Set.of("article.conflict"),
            Set.of("article.edition"),
            Set.of("article.editing"),
            Set.of("article.history", "article.publication", "article.reading", "article.vocabulary"),
            Set.of("article.archive", "article.memento", "article.preview", "comment.thread"),
            Set.of("comment.privacy", "comment.reading"),
            Set.of("comment.archive", "comment.moderation", "comment.notice", "comment.screening"),
            Set.of("comment.posting", "search", "sync"),
            Set.of("discovery", "feed", "rendition"),
            Set.of("transfer.format"),
            Set.of("transfer.importing"),
            Set.of("transfer.command", "transfer.exporting"));

    private static final Map<String, Set<String>> DOORS = Map.ofEntries(
            entry("platform", Set.of()),
            entry("text", Set.of("platform")),
            entry("change", Set.of("platform")),
            entry("auth.account", Set.of("platform")),
            entry("auth.key", Set.of("platform", "auth.account")),
            entry("auth.signin", Set.of("platform", "auth.account", "auth.key")),
            entry("auth.administration", Set.of("platform", "change", "auth.account", "auth.key", "auth.signin")),
            entry("webhook", Set.of("platform", "change", "auth.account", "auth.signin")),
            entry("article.content", Set.of("platform", "text")),
            entry("article.draft", Set.of("platform", "text", "change", "auth.account", "webhook", "article.content")),
            entry("article.conflict", Set.of("platform", "text", "article.content", "article.draft")),
            entry("article.editing", Set.of("platform", "change", "auth.account", "auth.signin", "article.content",
                    "article.draft", "article.conflict", "article.edition")),
            entry("article.edition", Set.of("platform", "text", "change", "auth.account", "article.content", "article.draft",
                    "article.conflict")),
            entry("article.history", Set.of("platform", "auth.account", "auth.signin", "article.content", "article.draft",
                    "article.editing", "article.edition")),
            entry("article.publication", Set.of("platform", "text", "change", "auth.account", "auth.signin",
                    "article.content", "article.draft", "article.conflict", "article.edition")),
            entry("article.reading", Set.of("platform", "change", "article.content", "article.draft", "article.edition")),
            entry("article.vocabulary", Set.of("platform", "text", "change", "auth.account", "auth.signin",
                    "article.content", "article.draft", "article.conflict", "article.edition")),
            entry("article.archive", Set.of("platform", "change", "auth.account", "auth.administration", "article.content",
                    "article.draft", "article.edition", "article.vocabulary")),
            entry("article.memento", Set.of("platform", "article.content", "article.edition", "article.reading")),
            entry("article.preview", Set.of("platform", "auth.account", "auth.signin", "article.content", "article.draft",
                    "article.edition", "article.reading")),
            entry("comment.thread", Set.of("platform", "change")),
            entry("comment.privacy", Set.of("platform", "auth.account", "auth.signin", "comment.thread")),
            entry("comment.reading", Set.of("platform", "text", "article.content", "article.edition", "article.reading",
                    "comment.thread")),
            entry("comment.archive", Set.of("platform", "text", "auth.account", "article.content", "comment.thread",
                    "comment.privacy")),
            entry("comment.moderation", Set.of("platform", "text", "auth.account", "auth.signin", "article.draft",
                    "comment.thread", "comment.privacy")),
            entry("comment.notice", Set.of("platform", "text", "change", "article.content", "article.reading",
                    "comment.thread", "comment.privacy")),
            entry("comment.screening", Set.of("platform", "text", "change", "auth.account", "auth.signin", "article.draft",
                    "comment.thread", "comment.privacy")),
            entry("comment.posting", Set.of("platform", "article.content", "article.draft", "article.edition",
                    "article.reading", "comment.thread", "comment.reading", "comment.privacy", "comment.screening")),
            entry("search", Set.of("platform", "article.content", "article.edition")),
            entry("sync", Set.of("platform", "change", "auth.account", "auth.signin", "article.reading")),
            entry("discovery", Set.of("platform", "article.content", "article.edition", "article.reading")),
            entry("feed", Set.of("platform", "article.content", "article.edition", "article.reading", "comment.reading")),
            entry("rendition", Set.of("platform", "article.content", "article.edition", "article.reading")),
            entry("transfer.format", Set.of("platform", "auth.account", "article.content", "article.edition",
                    "article.vocabulary", "comment.archive")),
            entry("transfer.importing", Set.of("platform", "text", "auth.account", "auth.signin", "auth.administration",
                    "article.content", "article.draft", "article.editing", "article.edition", "article.publication",
                    "article.vocabulary", "article.archive", "comment.thread", "comment.archive", "transfer.format")),
            entry("transfer.exporting", Set.of("platform", "auth.account", "auth.signin", "auth.administration",
                    "article.content", "article.vocabulary", "article.archive", "comment.archive", "transfer.format",
                    "transfer.importing")),
            entry("transfer.command", Set.of("platform", "transfer.format", "transfer.importing")));

    /** Tables that no entity stands for, views and functions: whose they are. */
    private static final Map<String, String> OWNERS = Map.ofEntries(
            entry("signing_key", "platform"), entry("first_answer", "platform"),
            entry("change", "change"), entry("change_horizon", "change"),
            entry("slug", "article.draft"), entry("slug_twin", "article.draft"), entry("revision_says", "article.draft"),
            entry("article_standing", "article.edition"),
            entry("import_source", "transfer.importing"),
            entry("comment_count", "comment.thread"), entry("email_key", "comment.privacy"),
            entry("letter", "comment.notice"), entry("letter_reader", "comment.notice"),
            entry("letter_postponed", "comment.notice"), entry("used_form_token", "comment.posting"),
            entry("search_language", "search"), entry("search_entry", "search"), entry("search_word", "search"),
            entry("search_unlearnt", "search"), entry("search_config", "search"), entry("search_ranked", "search"),
            entry("search_lexicon", "search"),
            entry("search_hits", "search"), entry("search_newest", "search"), entry("search_kin", "search"),
            entry("search_all", "search"), entry("search_any", "search"), entry("search_most", "search"),
            entry("search_sketch", "search"), entry("search_renamed", "search"), entry("search_note_name", "search"));
    /** Statements that are told the table's name when they run: which it may be. */
    private static final Map<String, Set<String>> TOLD_TABLES = Map.of(
            "ArticleReferences", Set.of("tag", "author"),
            "NameReference", Set.of("tag", "author"),
            "PublishedNameQuery", Set.of("tag", "author"),
            "VisibleEdition", Set.of(), // a sub-select of its own
            "Vocabulary", Set.of("tag", "author"),
            "WorkingCopyMarkdown", Set.of("tag", "author"));

    /** Their instants are shown, or signed, and nothing follows from them. */
    private static final Set<String> NOTERS = Set.of("Blocking", "DeliveryDispatcher", "Erasure", "RevisionRestoring",
            "RevisionWriter", "Subscriptions");
    /**
     * Statements that lock rows themselves. Each returns what it locks as it is then, takes it out of a queue, or is the first
     * of its transaction; and what it returns are values, or entities of which the transaction has read none.
     */
    private static final Set<String> LOCKING_SQL = new TreeSet<>(
            Set.of("EditionBoundaryEvents", "ChangeLog", "Comment", "EditionUpkeep",
                    "ChangeRetention", "MailQueue", "NameReference", "DueDeliveries", "DeliveryResults", "Redaction",
                    "SearchUpkeep", "Vocabulary"));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.stet");

    private static final Map<String, String> ROOMS_OF_ENTITIES = entities().collect(
            Collectors.toMap(JavaClass::getSimpleName, ArchitectureTest::room));
    private static final Map<String, String> ROOMS_OF_TABLES = Stream.concat(OWNERS.entrySet().stream(),
            entities().map(entity -> entry(table(entity), room(entity))))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static Stream<JavaClass> entities() {
        return HOUSE.stream().filter(type -> type.isAnnotatedWith(Entity.class));
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring("dev.stet.".length());
    }

    private static String table(JavaClass entity) {
        return entity.tryGetAnnotationOfType(Table.class).map(Table::name)
                .orElseGet(() -> entity.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
    }

    @Test
    void everyRoomOpensOnlyItsOwnDoors() {
        DOORS.forEach((room, doors) -> DOORS.keySet().stream()
                .filter(other -> !other.equals(room) && !doors.contains(other))
                .forEach(other -> noClasses().that().resideInAPackage("dev.stet." + room + "..")
                        .should().dependOnClassesThat().resideInAPackage("dev.stet." + other + "..")
                        .allowEmptyShould(true).check(HOUSE)));
    }

    /** So there is no circle either. */
    @Test
    void everyDoorOfThePlanGoesDown() {
        assertEquals(DOORS.keySet(), FLOORS.stream().flatMap(Set::stream).collect(Collectors.toSet()));
        DOORS.forEach((room, doors) -> doors.forEach(door -> assertTrue(floor(door) < floor(room),
                () -> room + " may not open a door to " + door)));
    }

    private static int floor(String room) {
        int[] floors = IntStream.range(0, FLOORS.size()).filter(floor -> FLOORS.get(floor).contains(room)).toArray();
        assertEquals(1, floors.length, room + " stands on one floor");
        return floors[0];
    }

    @Test
    void everyPackageIsARoomOfThePlan() {
        HOUSE.stream().map(JavaClass::getPackageName).filter(name -> !name.equals("dev.stet")).distinct()
                .forEach(name -> assertTrue(
                        DOORS.keySet().stream().anyMatch(room -> (name + ".").startsWith("dev.stet." + room + ".")),
                        name + " is in no room"));
    }

    @Test
    void roomsOfThePlatformHaveNoCycles() {
        slices().matching("dev.stet.platform.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void onlyItsOwnRoomWritesAnEntity() {
        noClasses().should().setFieldWhere(describe("the entity belongs to another room",
                (JavaFieldAccess write) -> write.getTargetOwner().isAssignableTo(PanacheEntityBase.class)
                        && !write.getOriginOwner().getPackage().equals(write.getTargetOwner().getPackage())))
                .check(HOUSE);
    }

    /** What SQL and HQL read is held to the plan as what Java uses: it lies in the room, or behind one of its doors. */
    @Test
    void sqlReadsOnlyBehindTheDoorsOfItsRoom() {
        assertEquals(List.of(), statements().flatMap(statement -> statement.tables(statement.sql.named())
                .filter(name -> !mayRead(statement.room, owner(name)))
                .map(name -> statement.source + " of " + statement.room + " reads " + name + " of " + owner(name))).toList());
    }

    @Test
    void sqlWritesOnlyTablesOfItsOwnRoom() {
        assertEquals(List.of(), statements().flatMap(statement -> statement.tables(statement.sql.written())
                .filter(name -> owner(name) != null && !owner(name).equals(statement.room))
                .map(name -> statement.source + " of " + statement.room + " writes " + name + " of " + owner(name))).toList());
    }

    /** Else nobody knows which table a statement names. */
    @Test
    void statementsThatAreToldTheirTableSayWhichItMayBe() {
        assertEquals(TOLD_TABLES.keySet(), statements().filter(statement -> statement.sql.named().contains(SqlReader.HOLE))
                .map(Statement::source).collect(Collectors.toSet()));
    }

    @Test
    void whatTheDatabaseHasBelongsToARoom() throws IOException {
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            Pattern made = Pattern.compile("(?i)\\bCREATE (?:OR REPLACE )?(?:TABLE|VIEW|FUNCTION) (\\w+)");
            assertEquals(new TreeSet<>(ROOMS_OF_TABLES.keySet()), migrations
                    .flatMap(migration -> made.matcher(text(migration)).results()).map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** What a view or a function reads is read by the room that it belongs to. */
    @Test
    void viewsAndFunctionsReadOnlyBehindTheDoorsOfTheirRoom() throws IOException {
        Pattern made = Pattern.compile("(?s)\\bCREATE (?:OR REPLACE )?(?:VIEW (\\w+).*?;|FUNCTION (\\w+).*?\\$\\$(.*?)\\$\\$)");
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertEquals(List.of(), migrations.flatMap(migration -> made.matcher(text(migration)).results())
                    .flatMap(found -> foreign(found.group(1) == null ? found.group(2) : found.group(1), found.group()))
                    .toList());
        }
    }

    private static Stream<String> foreign(String name, String definition) {
        return SqlReader.read(definition).named().stream().filter(read -> !mayRead(owner(name), owner(read)))
                .map(read -> name + " of " + owner(name) + " reads " + read + " of " + owner(read));
    }

    private static boolean mayRead(String room, String owner) {
        return owner == null || owner.equals(room) || DOORS.getOrDefault(room, Set.of()).contains(owner);
    }

    /** @param name of a table, view or function, or of an entity; {@code null} if it is something else */
    private static String owner(String name) {
        return ROOMS_OF_TABLES.getOrDefault(name, ROOMS_OF_ENTITIES.get(name));
    }

    /** @param source the simple name of the class */
    private record Statement(String room, String source, SqlReader sql) {

        Stream<String> tables(Set<String> names) {
            return names.stream().flatMap(name -> name.equals(SqlReader.HOLE)
                    ? TOLD_TABLES.getOrDefault(source, Set.of()).stream()
                    : Stream.of(name));
        }
    }

    private static Stream<Statement> statements() {
        return sources().stream().flatMap(source -> SqlReader.strings(text(source)).stream()
                .map(sql -> new Statement(room(source), source.getFileName().toString().replace(".java", ""),
                        SqlReader.read(sql))));
    }

    private static String room(Path source) {
        String folder = Path.of("src/main/java/dev/stet").relativize(source.getParent()).toString().replace('/', '.');
        return DOORS.keySet().stream().filter(room -> (folder + ".").startsWith(room + ".")).findFirst().orElse("");
    }

    /** Else something is judged that was read before its row was taken. */
    @Test
    void oneClassLocksEntities() {
        noClasses().that().doNotHaveFullyQualifiedName("dev.stet.platform.lock.RowLock")
                .should().dependOnClassesThat()
                .haveNameMatching("jakarta\\.persistence\\.LockModeType|org\\.hibernate\\.Lock.*")
                .check(HOUSE);
    }

    @Test
    void sqlLocksOnlyWhereItReadsWhatItLocks() {
        Pattern lock = Pattern.compile("\\bFOR\\s+(NO\\s+KEY\\s+UPDATE|UPDATE|KEY\\s+SHARE|SHARE)\\b");
        assertEquals(LOCKING_SQL, sources().stream().filter(source -> lock.matcher(text(source)).find())
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<Path> sources() {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            return sources.filter(source -> source.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void resourcesOpenNoTransaction() {
        classes().that().haveSimpleNameEndingWith("Resource")
                .should().notBeAnnotatedWith(Transactional.class).allowEmptyShould(true).check(HOUSE);
        methods().that().areDeclaredInClassesThat().haveSimpleNameEndingWith("Resource")
                .should().notBeAnnotatedWith(Transactional.class).allowEmptyShould(true).check(HOUSE);
    }

    @Test
    void onlyResourcesAuthAndPlatformSpeakHttp() {
        noClasses().that().haveNameNotMatching(".*(Resource|Params)")
                .and().resideOutsideOfPackages("dev.stet.auth..", "dev.stet.platform..")
                .should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs..").allowEmptyShould(true).check(HOUSE);
    }

    @Test
    void nothingLeadsElsewhereByTheNameThatARequestGivesTheServer() {
        noClasses().should().callMethod(Response.class, "created", URI.class)
                .orShould().callMethod(Response.class, "seeOther", URI.class)
                .orShould().callMethod(Response.class, "temporaryRedirect", URI.class)
                .orShould().callMethod(Response.ResponseBuilder.class, "location", URI.class)
                .orShould().callMethod(Response.ResponseBuilder.class, "contentLocation", URI.class)
                .orShould().callMethod(RestResponse.ResponseBuilder.class, "location", URI.class)
                .orShould().callMethod(UriInfo.class, "getBaseUri")
                .orShould().callMethod(UriInfo.class, "getBaseUriBuilder")
                .orShould().callMethod(UriInfo.class, "getRequestUri")
                .orShould().callMethod(UriInfo.class, "getRequestUriBuilder")
                .orShould().callMethod(UriInfo.class, "getAbsolutePath")
                .orShould().callMethod(UriInfo.class, "getAbsolutePathBuilder")
                .orShould().callMethod(HttpServerRequest.class, "host")
                .orShould().callMethod(HttpServerRequest.class, "authority")
                .orShould().callMethod(HttpServerRequest.class, "absoluteURI").check(HOUSE);
    }

    @Test
    void whatCrossesTheBorderIsARecord() {
        classes().that().haveNameMatching(".*(Form|View|Summary)").should().beRecords().allowEmptyShould(true).check(HOUSE);
    }

    @Test
    void onlyTheDatabasesClockDecidesAnything() {
        noClasses().that().resideOutsideOfPackages("dev.stet.platform..", "dev.stet.auth..")
                .and(describe("do not only note when something was done",
                        (JavaClass type) -> !NOTERS.contains(type.getSimpleName())))
                .should().callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().dependOnClassesThat().areAssignableTo(Clock.class)
                .because("clocks of nodes differ; DatabaseClock, or now() in SQL, decides what is visible, valid or over")
                .check(HOUSE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should().notBeAnnotatedWith("jakarta.inject.Inject").allowEmptyShould(true).check(HOUSE);
    }
}
