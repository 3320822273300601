package dev.stet.article.content;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What articles are about. Articles hold its slug; the name lives here alone, so a new one shows everywhere at once. */
@Entity
public class Tag extends PanacheEntityBase {

    @Id
    public String slug;
    public String name;
}
