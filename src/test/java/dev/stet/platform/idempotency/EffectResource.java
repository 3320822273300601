package dev.stet.platform.idempotency;

import java.net.URI;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import dev.stet.article.content.Tag;
import dev.stet.platform.problem.ProblemType;

/** A POST with an effect, as any engineer would write one who never heard of idempotency keys. */
abstract class EffectResource {

    /** @param wish what happens beside the effect: {@code slow}, {@code refused} or nothing */
    record EffectForm(String stem, String wish) {
    }

    record EffectView(String slug, @OneTimeSecret String secret) {
    }

    /** The effect: one more tag whose slug begins with the stem. */
    @Singleton
    static class Effects {

        @Transactional
        public EffectView add(EffectForm form) {
            Tag tag = new Tag();
            tag.slug = form.stem + "-" + UUID.randomUUID();
            tag.name = "x".repeat("impossible".equals(form.wish) ? 121 : 1);
            tag.persist();
            if ("slow".equals(form.wish)) {
                Tag.getEntityManager().createNativeQuery("SELECT 1 FROM pg_sleep(0.7)").getSingleResult();
            }
            if ("refused".equals(form.wish) && Tag.count("slug = ?1", "allowed-" + form.stem) == 0) {
                throw ProblemType.CONFLICT.because("Not now.");
            }
            return new EffectView(tag.slug, "secret of " + tag.slug);
        }

        @Transactional
        public void allow(String stem) {
            Tag tag = new Tag();
            tag.slug = "allowed-" + stem;
            tag.name = "x";
            tag.persist();
        }
    }

    private final Effects effects;

    EffectResource(Effects effects) {
        this.effects = effects;
    }

    @POST
    @Operation(hidden = true)
    public Response add(EffectForm form) {
        EffectView view = effects.add(form);
        return Response.created(URI.create("/effects/" + view.slug)).header("ETag", "\"" + view.slug + "\"").entity(view)
                .build();
    }

    @Path("/api/v1/test-effects")
    static class Open extends EffectResource {
        Open(Effects effects) {
            super(effects);
        }
    }

    @Path("/api/v1/test-effects-too")
    static class OpenToo extends EffectResource {
        OpenToo(Effects effects) {
            super(effects);
        }
    }

    @Path("/api/v1/editorial/test-effects")
    static class Editorial extends EffectResource {
        Editorial(Effects effects) {
            super(effects);
        }
    }
}
