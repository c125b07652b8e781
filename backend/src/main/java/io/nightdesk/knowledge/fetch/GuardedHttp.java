package io.nightdesk.knowledge.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Reads addresses that a person can influence. Every connection passes [AddressGuard], also after
/// each redirect; size, time and redirects are limited; no cookie, credential or proxy of this
/// machine is used. Safe from any thread.
public final class GuardedHttp implements AutoCloseable {

    private static final Timeout SILENCE = Timeout.ofSeconds(10);

    private final Limits limits;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("fetch-limits").factory());

    /// @param bytes of an answer's content, unpacked
    /// @param time for one address, redirects included
    /// @param redirects followed at most
    public record Limits(int bytes, Duration time, int redirects) {

        public static final Limits DEFAULT = new Limits(20 << 20, Duration.ofSeconds(30), 3);
    }

    /// @param allowed hosts, addresses and networks that are open although they are not public
    public GuardedHttp(List<String> allowed, Limits limits) {
        this(new AddressGuard(allowed), limits);
    }

    GuardedHttp(DnsResolver guard, Limits limits) {
        this.limits = limits;
        this.client = client(guard);
    }

    private static CloseableHttpClient client(DnsResolver guard) {
        ConnectionConfig connections =
                ConnectionConfig.custom()
                        .setConnectTimeout(SILENCE)
                        .setSocketTimeout(SILENCE)
                        .build();
        Http1Config http =
                Http1Config.custom().setMaxHeaderCount(200).setMaxLineLength(16 << 10).build();
        return HttpClients.custom()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(guard)
                                .setDefaultConnectionConfig(connections)
                                .setConnectionFactory(
                                        ManagedHttpClientConnectionFactory.builder()
                                                .http1Config(http)
                                                .build())
                                .build())
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(SILENCE).build())
                .setUserAgent("Nightdesk (knowledge base; reads pages of its own company)")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    /// Reads an address.
    ///
    /// @throws FetchFailure if it may not be read, cannot be, or there is nothing
    public Fetched fetch(URI address) throws FetchFailure {
        long end = System.nanoTime() + limits.time().toNanos();
        URI at = address;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            Answer answer = once(checked(at), end);
            if (answer.fetched() != null) {
                return answer.fetched();
            }
            at = next(at, answer.location());
        }
        throw new FetchFailure("it redirects more than %d times".formatted(limits.redirects()));
    }

    private static URI checked(URI address) throws FetchFailure {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean isHttp = scheme.equals("http") && address.getPort() != 443;
        if (!isHttp && !scheme.equals("https")) {
            throw new FetchFailure("only https addresses are read");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new FetchFailure("it is no address of a page; leave names and passwords out");
        }
        return address;
    }

    private static URI next(URI at, String location) throws FetchFailure {
        try {
            return at.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new FetchFailure("it redirects to something that is no address");
        }
    }

    private record Answer(@Nullable Fetched fetched, String location) {}

    private Answer once(URI address, long end) throws FetchFailure {
        HttpGet request = new HttpGet(address);
        long left = Math.max(1, end - System.nanoTime());
        // A server that dribbles never meets a time limit between two bytes.
        Future<?> limit = clock.schedule(request::cancel, left, TimeUnit.NANOSECONDS);
        try {
            return client.execute(request, response -> answer(address, request, response));
        } catch (Told e) {
            throw e.failure;
        } catch (AddressGuard.Refused e) {
            throw new FetchFailure(String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            throw new FetchFailure("there is no server of the name " + address.getHost());
        } catch (IOException e) {
            throw new FetchFailure(
                    request.isCancelled()
                            ? "it took longer than %d s".formatted(limits.time().toSeconds())
                            : "it cannot be reached: " + e.getMessage());
        } finally {
            limit.cancel(false);
        }
    }

    private Answer answer(URI address, HttpGet request, ClassicHttpResponse response)
            throws IOException {
        int status = response.getCode();
        Header location = response.getFirstHeader("Location");
        if (status >= 300 && status < 400 && location != null) {
            return new Answer(null, location.getValue());
        }
        if (status != 200) {
            throw new Told(
                    new FetchFailure("it answers " + status, status == 404 || status == 410));
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            throw new Told(new FetchFailure("it answers nothing"));
        }
        byte[] content = content(request, entity);
        ContentType type = ContentType.parseLenient(entity.getContentType());
        return new Answer(
                new Fetched(
                        address,
                        type == null ? "" : type.getMimeType().toLowerCase(Locale.ROOT),
                        charset(entity.getContentType()),
                        content),
                "");
    }

    private byte[] content(HttpGet request, HttpEntity entity) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 << 10];
        try (InputStream in = entity.getContent()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                content.write(buffer, 0, read);
                if (content.size() > limits.bytes()) {
                    // Else closing would read the rest, however long it is.
                    request.cancel();
                    throw new Told(
                            new FetchFailure(
                                    "it is larger than %d MB".formatted(limits.bytes() >> 20)));
                }
            }
        }
        return content.toByteArray();
    }

    /// As the header says it; a name nobody knows is for the reader to judge.
    private static @Nullable String charset(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        return at < 0
                ? null
                : contentType.substring(at + 8).split(";", 2)[0].replace("\"", "").strip();
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        client.close();
    }

    /// Carries a failure through the client, which closes the connection for it.
    private static final class Told extends IOException {

        private static final long serialVersionUID = 1L;

        final transient FetchFailure failure;

        Told(FetchFailure failure) {
            super(failure.getMessage());
            this.failure = failure;
        }
    }
}
