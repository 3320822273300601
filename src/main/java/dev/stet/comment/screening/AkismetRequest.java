package dev.stet.comment.screening;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The question of Akismet's {@code comment-check}: a form, as akismet.com/developers documents it. */
final class AkismetRequest {

    private AkismetRequest() {
    }

    static HttpRequest of(CommentSubmission commentSubmission, String userAgent, AkismetSettings settings) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("api_key", settings.key().orElseThrow());
        fields.put("blog", settings.blog().orElseThrow().toString());
        fields.put("blog_charset", "UTF-8");
        fields.put("user_ip", commentSubmission.person().client());
        fields.put("user_agent", userAgent);
        fields.put("comment_type", "comment");
        fields.put("comment_author", commentSubmission.words().name());
        fields.put("comment_author_email", commentSubmission.person().email());
        fields.put("comment_author_url", commentSubmission.words().url());
        fields.put("comment_content", commentSubmission.words().body());
        String form = fields.entrySet().stream().filter(field -> field.getValue() != null)
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(settings.url().toString().replaceAll("/$", "") + "/comment-check"))
                .timeout(settings.timeout()).header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("User-Agent", "Stet/1.0").POST(BodyPublishers.ofString(form)).build();
    }
}
