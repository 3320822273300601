/**
 * Who makes a request, by a key or by an OpenID access token.
 *
 * <p>
 * The path decides first: the gates stand in {@code application.properties}, and
 * {@link dev.stet.auth.signin.BearerMechanism} opens them. {@code @RolesAllowed} with a
 * {@link dev.stet.auth.account.RoleName} can only be stricter. Resources ask {@link dev.stet.auth.signin.CurrentCaller} and
 * hand a {@link dev.stet.auth.account.Caller} to use cases.
 */
package dev.stet.auth.signin;
