import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import dev.stet.client.ApiClient;
import dev.stet.client.ApiException;
import dev.stet.client.api.ArticlesApi;
import dev.stet.client.api.ChangesApi;
import dev.stet.client.api.CommentsApi;
import dev.stet.client.api.DraftsApi;
import dev.stet.client.api.ModerationApi;
import dev.stet.client.api.PublicationApi;
import dev.stet.client.model.Article;
import dev.stet.client.model.ArticleForm;
import dev.stet.client.model.ArticlePage;
import dev.stet.client.model.ArticlePatch;
import dev.stet.client.model.ChangePage;
import dev.stet.client.model.Comment;
import dev.stet.client.model.CommentForm;
import dev.stet.client.model.CommentFormAuthor;
import dev.stet.client.model.DecisionForm;
import dev.stet.client.model.PostedComment;
import dev.stet.client.model.PublicationForm;
import dev.stet.client.model.ReplyForm;
import dev.stet.client.model.SectionForm;
import dev.stet.client.model.WorkingCopy;

/** Writes, publishes, reads and comments an article with the client that was generated for Java, against a running Stet. */
public final class Walk {

    private static final String SLUG = "by-a-java-client";

    private final ApiClient reader = new ApiClient();
    private final ApiClient editor = new ApiClient();

    private Walk(String address, String key) {
        reader.updateBaseUri(address);
        editor.updateBaseUri(address);
        editor.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
    }

    /** @param arguments the address of the server, and an administrator's key */
    public static void main(String[] arguments) throws ApiException, InterruptedException {
        Walk walk = new Walk(arguments[0], arguments[1]);
        UUID article = walk.publish();
        walk.read(article);
        walk.follow(article);
        walk.comment();
        walk.miss();
        System.out.println("wrote and read with the Java client");
    }

    private UUID publish() throws ApiException {
        WorkingCopy draft = new DraftsApi(editor).createArticle(new ArticleForm().title("Untitled").slug(SLUG).listed(false)
                .addSectionsItem(new SectionForm().heading("Why").body("Because *typed*.")), null);
        WorkingCopy copy = new DraftsApi(editor).patchArticle(SLUG, new ArticlePatch().title("By a Java client"), null, null,
                draft.getEtag());
        require(copy.getSections().size() == 1 && !copy.getListed(), copy);
        new PublicationApi(editor).publishArticle(SLUG, new PublicationForm(), null, copy.getEtag());
        return copy.getId();
    }

    private void read(UUID id) throws ApiException {
        Article article = new ArticlesApi(reader).readArticle(SLUG, null, null, null, null, null);
        require(article.getId().equals(id) && article.getPublishedAt() != null, article);
        require("<p>Because <em>typed</em>.</p>".equals(article.getSections().get(0).getBody().getHtml()), article);
        ArticlePage page = new ArticlesApi(reader).listArticles(null, "exact", null, null, null, null, 1, null, null, null,
                null, List.of(SLUG), null, null);
        require(page.getPage().getTotal() == 1 && page.getItems().get(0).getTitle().equals("By a Java client"), page);
    }

    private void follow(UUID article) throws ApiException {
        ChangePage changes = new ChangesApi(editor).listChanges(null, article, null, 100, null, null, null);
        require(changes.getItems().size() == 3, changes);
        require(changes.getItems().get(2).getEditionChange().getData().getEdition() == 1, changes);
    }

    private void comment() throws ApiException, InterruptedException {
        CommentsApi comments = new CommentsApi(reader);
        ReplyForm form = comments.readReplyForm(SLUG, null);
        Duration wait = Duration.between(OffsetDateTime.now(), form.getNotBefore());
        Thread.sleep(Math.max(0, wait.toMillis() + 1));
        CommentFormAuthor author = new CommentFormAuthor().name("Reader").email("reader@example.org");
        PostedComment posted = comments.postComment(SLUG,
                new CommentForm().formToken(form.getFormToken()).author(author).body("Well *said*."), null, null, null);
        require("pending".equals(posted.getStatus()), posted);
        require(comments.listComments(SLUG, null, null, null, null, null).getItems().isEmpty(), posted);
        new ModerationApi(editor).decideComment(posted.getId(), new DecisionForm().status("approved"), "*");
        List<Comment> seen = comments.listComments(SLUG, null, null, null, null, null).getItems();
        require(seen.size() == 1 && "<p>Well <em>said</em>.</p>".equals(seen.get(0).getBody().getHtml()), seen);
    }

    private void miss() {
        try {
            new ArticlesApi(reader).readArticle("nowhere", null, null, null, null, null);
            throw new AssertionError("There is no article 'nowhere'.");
        } catch (ApiException missing) {
            require(missing.getCode() == 404 && missing.getResponseBody().contains("/problems/not-found"), missing);
        }
    }

    private static void require(boolean holds, Object seen) {
        if (!holds) {
            throw new AssertionError(seen);
        }
    }
}
