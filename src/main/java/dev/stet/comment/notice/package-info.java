/**
 * Mail: to moderators about comments that wait, and to commenters about replies, once these are approved and they have
 * confirmed that they want it. Off until configured.
 */
package dev.stet.comment.notice;
