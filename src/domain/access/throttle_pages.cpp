// Takes from the two buckets, and says when to come again.
#include <muster/domain/access/throttle_pages.hpp>

#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::access {

bool StrangerLimits::take(const web::Request& request, const std::string& code, Instant now) {
  // Whose network is not known comes from this machine.
  if (!request.client_address.empty() && !of_network_.take(request.client_address, now)) return false;
  return of_page_.take(lower_case(code), now);
}

web::Reply too_often(const web::Request& request, const std::string& words, std::chrono::seconds wait) {
  auto reply = site::error_page(request, {ErrorKind::not_allowed, words, {}, {}});
  reply.status = 429;
  reply.headers.emplace_back("Retry-After", std::to_string(wait.count()));
  return reply;
}

}  // namespace muster::access
