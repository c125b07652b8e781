package io.nightdesk.operation;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Where a PostgreSQL is and how to sign in.
///
/// @param url JDBC, without user and password
/// @param user empty for the driver's own choice
public record PostgresAddress(String url, String user, String password) {

    private static final String RIGHT =
            "; write jdbc:postgresql://host:5432/database, or postgresql://user:password@host:5432/database";

    /// Understands a JDBC URL (several hosts and parameters allowed) and the URI form of `libpq`,
    /// in which user and password may stand; those given apart win.
    ///
    /// @throws CommandFailure if the URL is neither; the message does not repeat the password
    public static PostgresAddress parse(
            String url, @Nullable String user, @Nullable String password) {
        PostgresAddress address =
                url.startsWith("jdbc:") ? new PostgresAddress(url, "", "") : fromUri(url);
        try {
            DriverManager.getDriver(address.url);
        } catch (SQLException e) {
            throw new CommandFailure("NIGHTDESK_PG_URL is no PostgreSQL address" + RIGHT, e);
        }
        return new PostgresAddress(
                address.url,
                user == null ? address.user : user,
                password == null ? address.password : password);
    }

    /// Host, port and database, for people: never user or password.
    public String place() {
        return url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
    }

    /// A new connection for each call, without time-outs.
    public DataSource dataSource() {
        DriverManagerDataSource source = new DriverManagerDataSource(url);
        if (!user.isEmpty()) {
            source.setUsername(user);
        }
        source.setPassword(password);
        return source;
    }

    private static PostgresAddress fromUri(String url) {
        try {
            URI uri = new URI(url);
            if (!("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))
                    || uri.getRawAuthority() == null) {
                throw new CommandFailure("NIGHTDESK_PG_URL is no PostgreSQL address" + RIGHT);
            }
            String authority = uri.getRawAuthority();
            int at = authority.lastIndexOf('@');
            String[] account = at < 0 ? new String[0] : authority.substring(0, at).split(":", 2);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new PostgresAddress(
                    "jdbc:postgresql://" + authority.substring(at + 1) + uri.getRawPath() + query,
                    account.length > 0 ? decoded(account[0]) : "",
                    account.length > 1 ? decoded(account[1]) : "");
        } catch (URISyntaxException e) {
            throw new CommandFailure("NIGHTDESK_PG_URL is no PostgreSQL address" + RIGHT, e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
