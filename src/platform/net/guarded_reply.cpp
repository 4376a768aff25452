// The headings by which browsers know what a page may do.
#include <muster/platform/web/open_reply.hpp>

#include <stdexcept>

#include "control_character.hpp"
#include "edge.hpp"

namespace muster::net {
namespace {

constexpr std::string_view content_policy =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// Of what other sites may show: nothing runs or is sent there.
constexpr std::string_view policy_for_other_sites =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors http: https:";

}  // namespace

web::Reply guarded(web::Reply reply, bool encrypted) {
  if (has_control(reply.content_type)) throw std::logic_error("a content type holds a control character");
  bool has_cache_rule = false;
  for (const auto& [name, value] : reply.headers) {
    if (has_control(name) || has_control(value))
      throw std::logic_error("a header of the answer holds a control character");
    has_cache_rule = has_cache_rule || name == "Cache-Control";
  }
  auto& headers = reply.headers;
  if (!has_cache_rule) headers.emplace_back("Cache-Control", "no-store");
  const bool open = web::is_for_other_sites(reply);
  headers.emplace_back("Content-Security-Policy", open ? policy_for_other_sites : content_policy);
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("Referrer-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  if (!open) headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  // No script gets what a cookie opens: browsers refuse that where everybody may read.
  if (open) headers.emplace_back("Access-Control-Allow-Origin", "*");
  if (encrypted) headers.emplace_back("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return reply;
}

}  // namespace muster::net
