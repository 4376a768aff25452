// Finds the form behind a link, and tells people who come too early, too late or by a wrong link.
#include "linked_form_pages.hpp"

#include <muster/domain/feedback/typed_code.hpp>
#include "domain/feedback/form/form_change_service.hpp"
#include "offline_words_pages.hpp"
#include "seen_rounds.hpp"

#include <muster/domain/asking/one_page_form.hpp>
#include <muster/domain/events/asked.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/site/waiting_page.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::feedback {
namespace {

/// Without what stands behind a link in a sentence, "/f/abcde-fghjk.", and without what somebody put between its parts.
std::string code_of(const web::Request& request) {
  auto code = code_in_small_letters(request.capture("code"));
  code.erase(code.find_last_not_of(".,;:!?)>'\"") + 1);
  std::erase_if(code, [](char letter) { return letter == ' ' || letter == '-'; });
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
  form.one_page = std::make_shared<const forms::Form>(asking::on_one_page(*form.linked.round.form));
}

std::string plain_address(const web::Request& request, const std::string& rest) {
  return "/f/" + code_of(request) + rest;
}

Result<LinkedForm> linked_form(const PageContext& context, const web::Request& request) {
  const auto code = code_of(request);
  MUSTER_TRY(linked, settle_linked_round(context.database, context.now(), code));
  context.seen->keep(code, linked);
  LinkedForm found{std::move(linked)};
  if (found.round().state != RoundState::open || events::is_within(found.event().slug)) {
    MUSTER_TRY(zone, events::zone_of(context.database, found.event().id));
    found.zone = zone;
  }
  if (const auto& opens = found.round().opens_at) found.opens_in = *opens - context.now();
  put_into_language(request, found);
  if (wants_one_page(request)) put_on_one_page(found);
  return found;
}

Result<LinkedForm> linked_form_in_version(const PageContext& context, const web::Request& request,
                                          std::optional<std::int64_t> version) {
  MUSTER_TRY(found, linked_form(context, request));
  if (!version || *version == found.round().form_version) return found;
  MUSTER_TRY(round, context.database.read([&](store::Session& session) -> Result<Round> {
    return round_in_version(session, context.now(), found.round(), *version);
  }));
  found.linked.round = std::move(round);
  put_into_language(request, found);
  if (wants_one_page(request)) put_on_one_page(found);
  return found;
}

std::shared_ptr<const SeenRound> seen_round(const PageContext& context, const web::Request& request,
                                            std::optional<std::int64_t> version) {
  if (wants_one_page(request)) return nullptr;
  auto seen = context.seen->find(code_of(request));
  if (!seen) return nullptr;
  const auto& round = seen->linked.round;
  const bool open = round.state == RoundState::open && state_at(round, context.now()) == RoundState::open;
  return open && version.value_or(round.form_version) == round.form_version ? seen : nullptr;
}

void forget_seen_round(const PageContext& context, const web::Request& request) {
  context.seen->forget(code_of(request));
}

void tell_what_waits(web::View& view, const web::Request& request, const Catalogue& words) {
  if (is_kiosk(request)) return;
  auto& waits = view.add("WAITS", web::asset("offline.js")).set("WAITS_PATH", plain_address(request));
  waits.set("WAITS_STORE", web::asset("offline_store.js"));
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
  const auto when = round.opens_at ? say(words, "It opens on {moment}. Keep the link, and come back then.",
                                         {{"moment", long_instant_in(words, *round.opens_at, asked.zone)}})
                                   : say(words, "It opens when the organisers say so at the event.");
  if (request.method != web::Method::get) return plain_page(request, asked, headline, {when});
  web::View view;
  view.head(headline).add("PARAGRAPH", when);
  return site::waiting_page(request, own_frame(asked, headline),
                            web::render("domain/feedback/pages/waiting.html", view), asked.opens_in);
}

namespace {

/// A page with a field for the code of a form.
web::Reply find_page(const web::Request& request, const std::string& headline,
                     const std::vector<std::string>& paragraphs, const std::string& typed, int status) {
  web::View view;
  const auto& words = words_of(request);
  view.head(headline).add_each("PARAGRAPH", paragraphs);
  auto& find = view.add("FIND");
  say_all(find, words, {{"SAY_CODE", to_say("The code of the form")}, {"SAY_GO", to_say("Go to the form")}});
  find.set("TYPED", typed);
  return site::phone_page(request, {headline, {}, {}, 0, 0, false, &words},
                          web::render("domain/feedback/pages/waiting.html", view), status);
}

web::Reply nowhere(const web::Request& request, const std::string& typed) {
  const auto& words = words_of(request);
  return find_page(request, say(words, "There is no form at this link."),
                   {say(words, "Look at the letters once more: a link never has 0, 1, i, l or o in it."),
                    say(words, "If it still leads nowhere, ask the people who gave it to you.")},
                   typed, 404);
}

}  // namespace

web::Reply no_form(const web::Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  return nowhere(request, code_of(request));
}

web::Reply find_form(const web::Request& request) {
  const auto typed = request.query.get("code");
  const auto& words = words_of(request);
  if (typed.empty())
    return find_page(request, say(words, "Which form are you looking for?"),
                     {say(words, "Its code stands behind /f/ in the address that you were given.")}, {}, 200);
  const auto code = code_within(typed);
  constexpr std::size_t longest_shown = 400;
  if (code.empty()) return nowhere(request, typed.size() > longest_shown ? std::string() : typed);
  return web::redirect("/f/" + code);
}

}  // namespace muster::feedback
