package dev.stet.transfer.exporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.archive.ArticleArchive;
import dev.stet.article.archive.WorkingCopyMarkdown;

/** Writes working copies as files; of all files only names are kept in memory. */
@ApplicationScoped
class MarkdownExport {

    private static final int ARTICLES = 500;
    /** In bytes, what file systems take. */
    private static final int MAX_NAME = 255;
    private static final String ENDING = ".md";
    /** No Markdown with front matter, so that import refuses it. */
    private static final String DAMAGED = "The working copy of article %s is damaged, and is not here. The log says why.\n";

    private final ArticleArchive articles;
    private final WorkingCopyMarkdown copies;

    MarkdownExport(ArticleArchive articles, WorkingCopyMarkdown copies) {
        this.articles = articles;
        this.copies = copies;
    }

    /**
     * In a {@link ExportSnapshot}.
     *
     * @param locale {@code null} for any
     */
    void write(String locale, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        List<UUID> some = articles.next(null, locale, ARTICLES);
        while (!some.isEmpty()) {
            for (UUID id : some) {
                Optional<WorkingCopyMarkdown.Copy> copy = copies.of(id);
                if (copy.isPresent()) {
                    write(copy.get(), id, zip);
                }
            }
            some = articles.next(some.get(some.size() - 1), locale, ARTICLES);
        }
        zip.finish();
    }

    private static void write(WorkingCopyMarkdown.Copy copy, UUID id, ZipOutputStream zip) throws IOException {
        String slug = copy.slug();
        String name = fits(slug, ENDING) ? slug : cut(slug, "-" + id);
        ZipEntry entry = new ZipEntry(copy.locale() + "/" + name + ENDING);
        zip.putNextEntry(entry.setLastModifiedTime(FileTime.from(copy.since())));
        zip.write((copy.article() == null ? DAMAGED.formatted(id) : copy.article().write()).getBytes(UTF_8));
        zip.closeEntry();
    }

    /** Told by the id from others that begin alike. */
    private static String cut(String slug, String id) {
        int length = slug.length();
        while (!fits(slug.substring(0, length), id + ENDING)) {
            length = slug.offsetByCodePoints(length, -1);
        }
        return slug.substring(0, length) + id;
    }

    private static boolean fits(String slug, String end) {
        return slug.getBytes(UTF_8).length + end.length() <= MAX_NAME;
    }
}
