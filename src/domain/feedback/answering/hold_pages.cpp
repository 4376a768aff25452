// Gives back what was sent where the form cannot be looked at just now.
#include "hold_pages.hpp"

#include "linked_form_pages.hpp"

#include <muster/domain/site/frame.hpp>

#include <string_view>
#include <utility>

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

}  // namespace

web::Reply hold(const web::Request& request, const std::string& action, const Error& error) {
  const auto& words = words_of(request);
  if (shown_length(request.form) > longest_held) {
    auto told = error;
    told.detail.clear();
    told.message =
        say(words, site::words_of(request, error).c_str()) + " " +
        say(words,
            "What you sent is too long to be kept in this page: go back in your browser, where it still stands.");
    return site::error_page(request, told);
  }
  web::View view;
  view.set("ACTION", action)
      .set("TOKEN", request.token)
      .set("HOLD_WORDS", say(words, site::words_of(request, error).c_str()));
  say_all(view, words,
          {{"SAY_HOLD", to_say("Nothing was saved just now.")},
           {"SAY_WAIT", to_say("Your answers are kept in this page. Wait a moment, then send them again.")},
           {"SAY_AGAIN", to_say("Send again")}});
  bool token_seen = false;
  for (const auto& [name, value] : request.form.entries()) {
    if (name == "token" && !std::exchange(token_seen, true)) continue;
    view.add("KEPT", name).set("KEPT_VALUE", value);
  }
  return site::phone_page(request, {say(words, "Nothing was saved just now."), {}, {}, 0, 0, true, &words},
                          web::render("domain/feedback/pages/hold.html", view), web::status_of(error.kind));
}

}  // namespace muster::feedback
