#pragma once
// TLS of what Muster itself begins: calls and mail. The library has one set of handlers for a whole program.

namespace muster::outbound {

/// Makes the library ready, once; from then on a wrong certificate is refused. For any thread, as often as one likes.
void start_tls_library();

}  // namespace muster::outbound
