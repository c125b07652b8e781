package io.nightdesk.node;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ends kept-alive connections with their next answer when the node leaves, so that browsers and
/// balancers come back over a new one, which reaches another node.
@Component
class Farewell extends OncePerRequestFilter {

    private final Nodes nodes;

    Farewell(Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (nodes.draining()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }
}
