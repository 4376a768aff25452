// Words become a letter as they do when they are sent, so that a page shows the same paragraphs.
#include "domain/booking/messages/words_shown_pages.hpp"

#include <muster/domain/site/letter_look.hpp>
#include <muster/platform/mail/letter.hpp>

namespace muster::booking {

void show_words(web::View& view, const MessageWords& words, const std::string& to, std::int64_t number) {
  const auto letter = mail::composed("{{SUBJECT}}\n\n{{WORDS}}\n", {{"SUBJECT", words.subject}, {"WORDS", words.text}});
  site::LetterTo reader;
  reader.name = to + (number > 1 ? ", and alike to the others" : "");
  site::show_letter(view, letter, reader);
}

}  // namespace muster::booking
