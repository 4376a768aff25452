#pragma once
// What the program asks of its own socket, to know whether visitors are answered.

#include <chrono>
#include <string>

namespace muster::outbound {

/// Whether GET /healthz at `address` ("http://127.0.0.1:8080", as net::Server::address) brings 200 within `longest`:
/// through the socket, the loop and a worker, as a visitor's request goes. For addresses of this program alone: whose
/// certificate it is, is not asked.
[[nodiscard]] bool site_answers(const std::string& address, std::chrono::milliseconds longest);

}  // namespace muster::outbound
