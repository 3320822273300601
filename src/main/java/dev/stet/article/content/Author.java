package dev.stet.article.content;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A name of the byline. Not an account: who signs an article need not be who typed it. */
@Entity
public class Author extends PanacheEntityBase {

    @Id
    public String slug;
    public String name;
}
