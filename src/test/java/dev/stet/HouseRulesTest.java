package dev.stet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.stet.testsupport.BesideOthers;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The house stays easy to find one's way in: small rooms, small files, and names of which the last word has one meaning. */
@BesideOthers
class HouseRulesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.stet");

    @Test
    void aPackageHasThirtyFilesAtMost() {
        Map<Path, Long> files = sources(MAIN).stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        assertEquals(Map.of(), files.entrySet().stream().filter(folder -> folder.getValue() > 30)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void aFileHasTwoHundredLinesAtMost() {
        assertEquals(List.of(), sources(MAIN).stream().filter(source -> lines(source).size() > 200).toList());
    }

    @Test
    void aLineHas128CharactersAtMost() {
        assertEquals(List.of(), Stream.of(MAIN, TESTS).flatMap(root -> sources(root).stream())
                .filter(source -> lines(source).stream().anyMatch(line -> line.length() > 128)).toList());
    }

    @Test
    void aSimpleNameMeansOneClass() {
        Map<String, List<Path>> named = Stream.of(MAIN, TESTS).flatMap(root -> sources(root).stream())
                .filter(source -> !source.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(source -> source.getFileName().toString()));
        assertEquals(List.of(), named.values().stream().filter(sources -> sources.size() > 1).toList());
    }

    @Test
    void everyRoomSaysWhatItIsFor() {
        assertEquals(List.of(), sources(MAIN).stream().map(Path::getParent).distinct()
                .filter(room -> !room.endsWith("dev/stet") && !Files.exists(room.resolve("package-info.java"))).toList());
    }

    @Test
    void resourcesHaveAPath() {
        classes().that().areTopLevelClasses().and().haveSimpleNameEndingWith("Resource")
                .should().beAnnotatedWith(jakarta.ws.rs.Path.class).check(HOUSE);
        classes().that().areAnnotatedWith(jakarta.ws.rs.Path.class)
                .should().haveSimpleNameEndingWith("Resource").check(HOUSE);
    }

    /** {@code …Params}: what came with a request, as it was sent. */
    @Test
    void beansOfParametersAreCalledParams() {
        fields().that().areAnnotatedWith(QueryParam.class).or().areAnnotatedWith(HeaderParam.class)
                .or().areAnnotatedWith(PathParam.class)
                .should().beDeclaredInClassesThat().haveSimpleNameEndingWith("Params").check(HOUSE);
        classes().that().areTopLevelClasses().and().haveSimpleNameEndingWith("Params")
                .should(be(describe("a bean of parameters",
                        (JavaClass type) -> type.getAllFields().stream()
                                .anyMatch(field -> field.isAnnotatedWith(QueryParam.class)
                                        || field.isAnnotatedWith(HeaderParam.class)
                                        || field.isAnnotatedWith(PathParam.class)))))
                .check(HOUSE);
    }

    /** {@code …Query}: reads lists from the database. */
    @Test
    void readersOfTheDatabaseAreCalledQuery() {
        noClasses().that().haveSimpleNameEndingWith("Query").should().dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..").check(HOUSE);
        classes().that().areTopLevelClasses().and().haveSimpleNameEndingWith("Query")
                .should().dependOnClassesThat(describe("lead to the database",
                        (JavaClass type) -> type.isEquivalentTo(EntityManager.class) || type.isEquivalentTo(Session.class)
                                || type.isEquivalentTo(Panache.class) || type.isAssignableTo(PanacheEntityBase.class)))
                .check(HOUSE);
    }

    /** {@code …Settings}: what an operator sets. */
    @Test
    void whatAnOperatorSetsIsCalledSettings() {
        classes().that().areAnnotatedWith(io.smallrye.config.ConfigMapping.class)
                .should().haveSimpleNameEndingWith("Settings").check(HOUSE);
    }

    private static List<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
