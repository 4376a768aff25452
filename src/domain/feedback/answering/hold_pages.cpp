// Gives back what was sent where the form cannot be looked at just now.
#include "hold_pages.hpp"

#include "linked_form_pages.hpp"

#include <muster/domain/site/frame.hpp>

#include <string_view>
#include <utility>
#include <vector>

namespace muster::feedback {
namespace {

constexpr std::size_t longest_held = std::size_t{1} << 20;  // bytes

/// How long what was sent is once it stands in a page.
std::size_t shown_length(const web::Fields& fields) {
  constexpr std::size_t around = 60;       // the field
  constexpr std::size_t longest_sign = 6;  // &quot;
  std::size_t all = 0;
  for (const auto& [name, value] : fields.entries()) {
    all += around;
    for (const auto* text : {&name, &value}) {
      for (const char byte : *text)
        all += std::string_view("&<>\"'").find(byte) == std::string_view::npos ? 1 : longest_sign;
    }
  }
  return all;
}

web::Reply too_long_to_hold(const web::Request& request, const Error& error) {
  const auto& words = words_of(request);
  auto told = error;
  told.detail.clear();
  told.message =
      say(words, site::words_of(request, error).c_str()) + " " +
      say(words, "What you sent is too long to be kept in this page: go back in your browser, where it still stands.");
  return site::error_page(request, told);
}

/// The fields as they were sent, but for the frame's own token.
std::vector<std::pair<std::string, std::string>> sent_fields(const web::Request& request) {
  std::vector<std::pair<std::string, std::string>> out;
  bool token_seen = false;
  for (const auto& [name, value] : request.form.entries()) {
    if (name == "token" && !std::exchange(token_seen, true)) continue;
    out.emplace_back(name, value);
  }
  return out;
}

web::Reply held(const web::Request& request, const std::string& action, const std::string& headline, int status,
                web::View view) {
  const auto& words = words_of(request);
  view.set("ACTION", action).set("TOKEN", request.token);
  say_all(view, words, {{"SAY_AGAIN", to_say("Send again")}});
  for (const auto& [name, value] : sent_fields(request)) view.add("KEPT", name).set("KEPT_VALUE", value);
  return site::phone_page(request, {headline, {}, {}, 0, 0, true, &words},
                          web::render("domain/feedback/pages/hold.html", view), status);
}

}  // namespace

web::Reply hold(const web::Request& request, const std::string& action, const Error& error) {
  if (shown_length(request.form) > longest_held) return too_long_to_hold(request, error);
  const auto& words = words_of(request);
  const auto headline = say(words, "Nothing was saved just now.");
  web::View view;
  view.head(headline, say(words, site::words_of(request, error).c_str()));
  view.add("PARAGRAPH", say(words, "Your answers are kept in this page. Wait a moment, then send them again."));
  return held(request, action, headline, web::status_of(error.kind), std::move(view));
}

std::optional<web::Reply> hold_without_form(const web::Request& request, const std::string& action) {
  std::vector<std::string> written;
  for (const auto& [name, value] : sent_fields(request)) {
    if (!name.starts_with('_') && !value.empty()) written.push_back(value);
  }
  if (written.empty()) return std::nullopt;
  const auto& words = words_of(request);
  const auto headline = say(words, "There is no form at this link.");
  // What is shown stands in the page twice.
  if (2 * shown_length(request.form) > longest_held) return too_long_to_hold(request, not_found(headline));
  web::View view;
  view.head(headline);
  view.add("PARAGRAPH", say(words, "Look at the letters once more: a link never has 0, 1, i, l or o in it."));
  view.add("PARAGRAPH", say(words, "If it still leads nowhere, ask the people who gave it to you."));
  auto& shown = view.add("WRITTEN", say(words, "This is what you wrote. It was not sent."));
  for (const auto& one : written) shown.add("WROTE", one);
  return held(request, action, headline, web::status_of(ErrorKind::not_found), std::move(view));
}

}  // namespace muster::feedback
