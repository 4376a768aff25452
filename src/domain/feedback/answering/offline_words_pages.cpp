// Counts stand behind a colon: a script knows no rule for plural forms of a language.
#include "offline_words_pages.hpp"

#include "unknown_answers_pages.hpp"

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/language.hpp>

#include <initializer_list>
#include <utility>

namespace muster::feedback {

void add_offline_words(web::View& view, const Catalogue& words) {
  Json::Object said;
  for (const auto& [name, message] : std::initializer_list<std::pair<const char*, const char*>>{
           {"waits", to_say("Answers are waiting on this phone.")},
           {"manyWait", to_say("Filled-in forms that wait on this phone: {count}")},
           {"howTheyWait", to_say("They are kept encrypted. They are sent when this page is open and there is a "
                                  "connection again. Anybody who uses this phone can delete them:")},
           {"deleteWaiting", to_say("Delete the answers that wait")},
           {"deleted", to_say("The answers are deleted.")},
           {"notSent", to_say("They were not sent.")},
           {"sent", to_say("The answers that waited on this phone are sent.")},
           {"sentOnce", to_say("They count once. They are no longer on this phone.")},
           {"refused", to_say("Answers that wait on this phone were refused.")},
           {"noReason", to_say("The site did not say why.")},
           {"stillHere", to_say("They are still on this phone.")},
           {"readBack", to_say("Read what you wrote")},
           {"wrote", to_say("This is what you wrote. It was not sent.")},
           {"showIt", to_say("Show it to the organisers, who can type it in for you. It stays on this phone until you "
                             "delete it.")},
           {"delete", to_say("Delete them")},
           {"lookAgain", to_say("Look at them again")},
           {"oneMissing", to_say("One question still needs an answer.")},
           {"manyMissing", to_say("Questions that still need an answer: {count}")},
           {"nothingLost", to_say("Nothing is lost. What you wrote is still below.")},
           {"notKept", to_say("This phone did not keep your answers.")},
           {"stillOnPage", to_say("They are still on this page. Leave it open, and send them when there is a "
                                  "connection.")},
           {"needsLink", to_say("You need a link of your own to open this form.")},
           {"useLink", to_say("Use the link that you were given.")},
           {"unasked", asked_no_more},
           {"notSaved", to_say("Your answers were not saved")},
           {"thanks", to_say("Thank you.")},
           {"ready", to_say("This form also works without a connection. What you send then waits on this phone, "
                            "encrypted, and is sent once when you open this page with a connection. Until you send, "
                            "nothing is kept.")},
           {"away", to_say("There is no connection just now.")},
           {"goOn", to_say("Go on: what you send waits on this phone, encrypted, and is sent when you open this page "
                           "with a connection again.")}})
    said.emplace_back(name, Json(say(words, message, {{"count", "{count}"}})));  // the script counts
  view.set("OFFLINE_WORDS", json_text(Json(Json::Value(std::move(said)))));
  view.set("WORDS_LANGUAGE", words.language());
  view.set("WORDS_DIRECTION", is_right_to_left(words.language()) ? "rtl" : "ltr");
}

}  // namespace muster::feedback
