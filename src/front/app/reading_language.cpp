// The addresses whose readers have a language of their own.
#include <muster/front/app/reading_language.hpp>

#include <muster/domain/feedback/held_form_pages.hpp>
#include <muster/domain/feedback/read_language_service.hpp>
#include <muster/domain/site/frame.hpp>

#include <string_view>

namespace muster::app {

std::string reading_language(store::Database& database, const Clock& clock, const web::Request& request) {
  const std::string_view path = request.path;
  if (!path.starts_with("/f/") && !path.starts_with("/F/")) return {};
  const auto code = path.substr(3);
  return feedback::language_read_at(database, clock.now(), std::string(code.substr(0, code.find('/'))),
                                    request.query.get("lang"), request.headers.get("accept-language"));
}

web::ErrorPage error_page_in_language(store::Database& database, const Clock& clock) {
  return [&database, &clock](const web::Request& request, const Error& error) {
    const auto told_to = [&error](const web::Request& reader) {
      auto held = feedback::held_form(reader, error);
      return held ? *std::move(held) : site::error_page(reader, error);
    };
    const auto language = reading_language(database, clock, request);
    if (language.empty()) return told_to(request);
    auto told = request;
    told.query = {};
    told.query.add("lang", language);
    for (const auto& [name, value] : request.query.entries())
      if (name != "lang") told.query.add(name, value);
    return told_to(told);
  };
}

}  // namespace muster::app
