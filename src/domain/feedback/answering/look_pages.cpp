// The other looks of a form, all on one page among them: buttons above the form and of the form, so that what was typed
// comes along without a script.
#include "linked_form_pages.hpp"

#include "domain/feedback/answerers/answer_link_pages.hpp"

#include <muster/domain/asking/one_page_form.hpp>

namespace muster::feedback {

void add_looks(web::View& view, const web::Request& request, const LinkedForm& asked) {
  struct Look {
    const char* name;
    const char* message;
  };
  const auto& words = *asked.words;
  auto& looks = view.add("LOOKS");
  say_all(looks, words, {{"SAY_LOOKS", to_say("How this form looks")}});
  const auto offer = [&](const std::string& said, const std::string& look, bool one_page) {
    std::string query = look.empty() ? "" : "?look=" + look;
    if (one_page) query += query.empty() ? "?pages=one" : "&pages=one";
    if (is_kiosk(request)) query += query.empty() ? "?kiosk=yes" : "&kiosk=yes";
    if (const auto language = language_of(request); !language.empty())
      query += (query.empty() ? "?lang=" : "&lang=") + language;
    looks.add("LOOK", said).set("LOOK_PATH", with_link(request, plain_address(request) + query));
  };
  for (const auto& [name, message] :
       {Look{"", to_say("Usual letters")}, {"large", to_say("Larger letters")}, {"easy", to_say("Easy to read")}}) {
    if (look_of(request) != name) offer(say(words, message), name, wants_one_page(request));
  }
  if (const auto& whole = *asked.round().form; whole.pages.size() > 1 && asking::fits_on_one_page(whole))
    offer(wants_one_page(request) ? say(words, "A page at a time") : say(words, "All on one page"), look_of(request),
          !wants_one_page(request));
  if (is_kiosk(request)) return;
  auto& withdraw = view.add("WITHDRAW");
  say_all(withdraw, words, {{"SAY_WITHDRAW", to_say("Withdraw what you sent before")}});
  withdraw.set("WITHDRAW_PATH", with_link(request, with_look(request, plain_address(request, "/withdraw"))));
}

}  // namespace muster::feedback
