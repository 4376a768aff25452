// Pages on which nothing can be written say why, and what to do.
#include "phone_frame_pages.hpp"

#include <muster/domain/site/asked_words.hpp>
#include <muster/domain/site/waiting_page.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/platform/web/assets.hpp>

namespace muster::room {

std::string code_of(const web::Request& request) { return code_as_kept(request.capture("code")); }

site::PhoneFrame phone_frame(const RoomOnPhone& at, std::string title) {
  const auto day = long_date_in(*at.words, at.event.date);
  return {std::move(title), at.event.title, day, 0, 0, false, at.words, at.language};
}

web::Reply no_room(const web::Request& request, const Error& error) {
  if (error.kind != ErrorKind::not_found) return site::error_page(request, error);
  const auto& words = site::words_of_address(request);
  web::View view;
  const auto headline = say(words, "There is no room at this address.");
  view.head(headline);
  view.markup("LANGUAGES", std::string());
  view.add("PARAGRAPH", say(words, "Look at the letters once more: an address never has 0 or 1 in it."));
  view.add("PARAGRAPH",
           say(words, "Capital or small letters do not matter. If it still leads nowhere, scan the code again."));
  show_written(view, request, words);
  return site::phone_page(request, {headline, {}, {}, 0, 0, false, &words, words.is_english() ? "" : words.language()},
                          web::render("domain/room/pages/words.html", view), 404);
}

void show_written(web::View& view, const web::Request& request, const Catalogue& words) {
  constexpr std::size_t longest_shown = 100'000;  // bytes
  const auto written = request.form.get("text");
  if (written.empty() || written.size() > longest_shown) return;
  view.add("WRITTEN", say(words, "This is what you wrote. It was not sent.")).set("WROTE", written);
}

web::Reply not_open(const web::Request& request, const RoomOnPhone& at) {
  web::View view;
  const auto& words = *at.words;
  const bool over = at.room.state == RoomState::closed;
  const auto headline = over ? say(words, "The room has closed.") : say(words, "The room is not open yet.");
  view.head(headline);
  view.markup("LANGUAGES", language_menu(request, at));
  if (over) {
    view.add("PARAGRAPH", say(words, "Thank you to everybody who wrote, asked and voted."));
    view.add("PARAGRAPH", say(words, "If you still have something to say, write to the people who invited you."));
  } else {
    view.add("PARAGRAPH", say(words, "It opens when the people in front say so."));
  }
  auto content = web::render("domain/room/pages/words.html", view);
  if (over || request.method != web::Method::get)
    return site::phone_page(request, phone_frame(at, headline), std::move(content));
  return site::waiting_page(request, phone_frame(at, headline), std::move(content), std::nullopt);
}

void keep_unsent(web::View& view, const RoomOnPhone& at) {
  const auto& words = *at.words;
  auto& away =
      view.add("AWAY", say(words, "There is no connection just now.") + " " +
                           say(words, "Leave this page open: it is sent by itself when there is a connection again."));
  away.set("AWAY_LANGUAGE", words.language()).set("AWAY_DIRECTION", is_right_to_left(words.language()) ? "rtl" : "ltr");
  away.set("AWAY_SCRIPT", web::asset("unsent.js"));
}

void add_way_back(web::View& view, const web::Request& request, const RoomOnPhone& at) {
  view.set("BACK_PATH", in_same_language(request, phone_path(code_of(request))));
  view.set("BACK", at.table == 0
                       ? say(*at.words, "Write a note at your table")
                       : say(*at.words, "Write a note for table {number}", {{"number", std::to_string(at.table)}}));
}

}  // namespace muster::room
