// A room has no languages of its own: whoever can read the form of its event in theirs reads the room in it too.
#include "room_language_pages.hpp"

#include <muster/domain/feedback/asked_languages.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::room {

std::string language_asked_for(const web::Request& request) {
  auto tag = request.query.get("lang");
  return is_language_tag(tag) ? tag : std::string();
}

Result<RoomOnPhone> room_on_phone(const PageContext& context, const web::Request& request) {
  MUSTER_TRY(linked, linked_room(context.database, request.capture("code")));
  return room_read_in(context, std::move(linked), language_asked_for(request));
}

Result<RoomOnPhone> room_read_in(const PageContext& context, LinkedRoom linked, std::string wanted) {
  RoomOnPhone at{std::move(linked)};
  MUSTER_TRY(round, context.database.read([&](store::Session& session) -> Result<std::optional<feedback::Round>> {
    return feedback::round_of_event(session, at.event.id);
  }));
  if (!round) return at;
  at.languages = feedback::asked_languages(*round->form, round->languages);
  if (std::ranges::find(at.languages, wanted) == at.languages.end()) wanted = at.languages.front();
  at.chosen = wanted;
  at.words = &feedback::words_asked_in(wanted, round->languages);
  at.language = at.words->is_english() ? std::string() : wanted;
  return at;
}

std::string in_same_language(const web::Request& request, std::string path) {
  const auto tag = language_asked_for(request);
  if (tag.empty()) return path;
  const auto mark = std::min(path.find('#'), path.size());
  path.insert(mark, (path.find('?') < mark ? "&lang=" : "?lang=") + tag);
  return path;
}

std::string language_menu(const web::Request& request, const RoomOnPhone& at) {
  if (at.languages.size() < 2) return {};
  const auto path = std::string(request.path);
  web::View view;
  view.set("SAY_LANGUAGE", say(*at.words, "Language"));
  for (const auto& language : at.languages) {
    auto& one = view.add("LANGUAGE", own_language_name(language));
    one.set("TAG", language).set("DIRECTION", is_right_to_left(language) ? "rtl" : "ltr");
    if (language == at.chosen)
      one.show("CHOSEN");
    else
      one.add("OTHER", path + "?lang=" + language);
  }
  return web::render("domain/room/pages/languages.html", view);
}

std::string set_apart(const RoomOnPhone& at, const std::string& words) {
  if (!is_right_to_left(at.language)) return words;
  return "\u2068" + words + "\u2069";  // first strong isolate, and its end
}

Error said_in(const Catalogue& words, Error error) {
  error.message = say(words, error.message.c_str());
  return error;
}

Outcome check_written_in(const Catalogue& words, const std::string& typed, std::size_t longest) {
  const auto written = trimmed(typed);
  if (written.empty()) return bad_input(say(words, "Write something first: the field is empty."));
  if (const auto count = character_count(written); count > longest)
    return bad_input(say(words, "Keep it to {most} characters; it has {count}.",
                         {{"most", number_in(words, static_cast<std::int64_t>(longest))},
                          {"count", number_in(words, static_cast<std::int64_t>(count))}}));
  return Success{};
}

}  // namespace muster::room
