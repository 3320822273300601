/**
 * Who may. Accounts have roles and keys; what is done names the account.
 *
 * <p>
 * The path decides first: the gates stand in {@code application.properties}, and {@link dev.stet.auth.BearerMechanism} opens
 * them. {@code @RolesAllowed} with a {@link dev.stet.auth.RoleName} can only be stricter. Which role contains which, only
 * {@link dev.stet.auth.Role} knows. Resources ask {@link dev.stet.auth.CurrentCaller} and hand a
 * {@link dev.stet.auth.Caller} to use cases.
 */
package dev.stet.auth;
