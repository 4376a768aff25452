// Each page is kept with a mark where the reference stands.
#include "refusal_pages.hpp"

#include <utility>

namespace muster::net {

namespace {

constexpr std::string_view any_reference = "@reference@";
constexpr std::size_t most_kept = 64;

}  // namespace

web::Reply RefusalPages::page(const web::ErrorPage& error_page, const Refusal& refusal, bool encrypted,
                              std::string_view reference, const Audience& reader) {
  const auto key = std::make_tuple(refusal.status, refusal.message, encrypted, reader);
  auto known = kept_.find(key);
  if (known == kept_.end()) {
    if (kept_.size() >= most_kept) kept_.clear();
    known = kept_.emplace(key, refuse(error_page, refusal, encrypted, std::string(any_reference), reader).reply).first;
  }
  web::Reply reply = known->second;
  if (const auto at = reply.body.find(any_reference); at != std::string::npos)
    reply.body.replace(at, any_reference.size(), reference);
  return reply;
}

}  // namespace muster::net
