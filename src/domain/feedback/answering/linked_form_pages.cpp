// Finds the form behind a link, and tells people who come too early, too late or by a wrong link.
#include "linked_form_pages.hpp"

#include "offline_words_pages.hpp"

#include <muster/domain/asking/one_page_form.hpp>
#include <muster/domain/events/asked.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::feedback {
namespace {

/// Without what stands behind a link in a sentence: "/f/abcde-fghjk."
std::string code_of(const web::Request& request) {
  auto code = code_in_small_letters(request.capture("code"));
  code.erase(code.find_last_not_of(".,;:!?)>'\"") + 1);
  return code;
}

constexpr std::size_t longest_tag = 35;

}  // namespace

std::string look_of(const web::Request& request) {
  const auto look = request.query.get("look");
  return look == "large" || look == "easy" ? look : std::string();
}

bool is_kiosk(const web::Request& request) { return request.query.get("kiosk") == "yes"; }
bool wants_one_page(const web::Request& request) { return request.query.get("pages") == "one"; }

std::string with_look(const web::Request& request, const std::string& path) {
  std::string out = path;
  const auto add = [&](const std::string& what) { out += (out.find('?') == std::string::npos ? "?" : "&") + what; };
  if (const auto look = look_of(request); !look.empty()) add("look=" + look);
  if (wants_one_page(request)) add("pages=one");
  if (is_kiosk(request)) add("kiosk=yes");
  if (const auto language = language_of(request); !language.empty()) add("lang=" + language);
  return out;
}

void put_on_one_page(LinkedForm& form) {
  if (asking::fits_on_one_page(*form.linked.round.form))
    form.one_page = std::make_shared<const forms::Form>(asking::on_one_page(*form.linked.round.form));
}

std::string plain_address(const web::Request& request, const std::string& rest) {
  return "/f/" + code_of(request) + rest;
}

Result<LinkedForm> linked_form(const PageContext& context, const web::Request& request) {
  MUSTER_TRY(linked, settle_linked_round(context.database, context.now(), code_of(request)));
  LinkedForm found{std::move(linked)};
  if (found.round().state != RoundState::open || events::is_within(found.event().slug)) {
    MUSTER_TRY(zone, events::zone_of(context.database, found.event().id));
    found.zone = zone;
  }
  put_into_language(request, found);
  if (wants_one_page(request)) put_on_one_page(found);
  return found;
}

void tell_what_waits(web::View& view, const web::Request& request, const Catalogue& words) {
  if (is_kiosk(request)) return;
  auto& waits = view.add("WAITS", web::asset("offline.js")).set("WAITS_PATH", plain_address(request));
  add_offline_words(waits, words);
}

std::string title_within(const std::string& title, const Catalogue& words) {
  if (!words.is_english()) return "“" + title + "”";
  for (const std::string_view first : {"The ", "Your ", "Our "}) {
    if (title.starts_with(first)) return std::string(1, static_cast<char>(title[0] - 'A' + 'a')) + title.substr(1);
  }
  return "“" + title + "”";
}

site::PhoneFrame frame(const LinkedForm& form, std::string title) {
  const auto& words = *form.words;
  const auto day = long_date_in(words, form.event().date);
  // Of a survey the date is its last day, at whose end it closes.
  const auto& closes = form.round().closes_at;
  const bool last_day = events::is_within(form.event().slug) && closes &&
                        day_in(form.zone, *closes - std::chrono::seconds(1)) == form.event().date;
  return {
      std::move(title), form.event().title,  last_day ? say(words, "Until {day}", {{"day", day}}) : day, 0, 0, false,
      &words,           form.form().language};
}

site::PhoneFrame own_frame(const LinkedForm& form, std::string title) {
  auto own = frame(form, std::move(title));
  own.language = form.words->language();
  return own;
}

web::Reply plain_page(const web::Request& request, const LinkedForm& asked, const std::string& headline,
                      const std::vector<std::string>& paragraphs) {
  web::View view;
  view.head(headline);
  view.add_each("PARAGRAPH", paragraphs);
  if (asked.round().state == RoundState::closed) tell_what_waits(view, request, *asked.words);
  return site::phone_page(request, own_frame(asked, headline), web::render("domain/feedback/pages/waiting.html", view));
}

web::Reply not_open(const web::Request& request, const LinkedForm& asked) {
  const auto& round = asked.round();
  const auto& words = *asked.words;
  if (round.state == RoundState::closed) {
    std::vector<std::string> told;
    if (round.closed_at)
      told.push_back(say(words, "It closed on {moment}. Thank you to everybody who answered.",
                         {{"moment", long_instant_in(words, *round.closed_at, asked.zone)}}));
    told.push_back(say(words, "If you still have something to say, write to the people who invited you."));
    return plain_page(request, asked, say(words, "This form has closed."), told);
  }
  const auto headline = say(words, "This form is not open yet.");
  if (round.opens_at) {
    return plain_page(request, asked, headline,
                      {say(words, "It opens on {moment}. Keep the link, and come back then.",
                           {{"moment", long_instant_in(words, *round.opens_at, asked.zone)}})});
  }
  return plain_page(
      request, asked, headline,
      {say(words, "It opens when the organisers say so at the event. Keep the link, and load this page again then.")});
}

web::Reply no_form(const web::Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  web::View view;
  const auto& words = words_of(request);
  const auto headline = say(words, "There is no form at this link.");
  view.head(headline);
  view.add("PARAGRAPH", say(words, "Look at the letters once more: a link never has 0, 1, i, l or o in it."));
  view.add("PARAGRAPH", say(words, "If it still leads nowhere, ask the people who gave it to you."));
  return site::phone_page(request, {headline, {}, {}, 0, 0, false, &words},
                          web::render("domain/feedback/pages/waiting.html", view), 404);
}

}  // namespace muster::feedback
