#pragma once
// A mail as it will be read, on the page that asks whether it goes: {{>LETTER_LOOK}} in the page's template.

#include <muster/platform/mail/letter.hpp>
#include <muster/platform/web/view.hpp>

#include <cstdint>
#include <string>

namespace muster::site {

/// Whose copy is shown, and the way to the others'.
struct LetterTo {
  std::string name;         ///< "Gwen Abara, gwen@mail.example"
  std::int64_t number = 0;  ///< from 1
  std::int64_t of = 0;
  std::string path;  ///< of the page; the others' copies have "?copy=2" behind it
};

/// `note` stands below the mail; may be empty.
void show_letter(web::View& view, const mail::Letter& letter, const std::string& note = {});
void show_letter(web::View& view, const mail::Letter& letter, const LetterTo& to, const std::string& note = {});

}  // namespace muster::site
