/**
 * The YAML or TOML that stands before an article's text.
 */
package dev.stet.text.frontmatter;
