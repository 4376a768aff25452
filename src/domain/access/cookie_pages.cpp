// Cookies of signing in. The prefix __Host- keeps other sites of the same domain from setting them, but browsers take
// it over TLS alone; on this machine without TLS they go by their plain names.

#include <muster/domain/access/access_pages.hpp>
#include <muster/domain/access/cookie_pages.hpp>
#include <muster/domain/access/session_service.hpp>

namespace muster::access {
namespace {

constexpr std::size_t secret_bytes = 60;

std::string session_name(const web::Request& request) { return request.encrypted ? "__Host-muster" : "muster-session"; }
std::string known_name(const web::Request& request) {
  return request.encrypted ? "__Host-muster-known" : "muster-known";
}

std::string sent(const web::Request& request, const std::string& name) {
  const auto found = request.cookies.find(name);
  return found == request.cookies.end() || found->second.size() > secret_bytes ? std::string() : found->second;
}

std::string cookie(const web::Request& request, const std::string& name, const std::string& value) {
  return name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (request.encrypted ? "; Secure" : "");
}

}  // namespace

std::string session_secret(const web::Request& request) { return sent(request, session_name(request)); }
std::string known_secret(const web::Request& request) { return sent(request, known_name(request)); }

std::string session_cookie(const web::Request& request, const std::string& secret) {
  return cookie(request, session_name(request), secret);
}

std::string no_session_cookie(const web::Request& request) {
  return cookie(request, session_name(request), "") + "; Max-Age=0";
}

std::string known_cookie(const web::Request& request, const std::string& secret) {
  const auto seconds = std::chrono::seconds(known_for).count();
  return cookie(request, known_name(request), secret) + "; Max-Age=" + std::to_string(seconds);
}

}  // namespace muster::access
