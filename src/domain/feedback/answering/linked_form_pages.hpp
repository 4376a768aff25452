#pragma once
// What all pages behind a form's link share: the form that is asked there, the look, the frame, and pages without one.

#include "domain/feedback/context_pages.hpp"

#include <muster/domain/site/frame.hpp>
#include <muster/kit/catalogue/zoned_moment.hpp>

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::feedback {

struct SeenRound;

/// The form behind a link with what its pages say about the event.
struct LinkedForm {
  LinkedRound linked;
  [[nodiscard]] const events::Event& event() const { return linked.event; }
  [[nodiscard]] const Round& round() const { return linked.round; }
  /// As the pages show it: as it was published, or with all its questions on one page.
  [[nodiscard]] const forms::Form& form() const { return one_page ? *one_page : *linked.round.form; }
  std::shared_ptr<const forms::Form> one_page{};
  /// In which Muster's own words are said: of the form's language, as it is asked here.
  const Catalogue* words = &Catalogue::english();
  Zone zone{};                                     ///< whose clocks its times are told by
  std::optional<std::chrono::seconds> opens_in{};  ///< from now, where its moment is set
  std::vector<std::string> languages{};  ///< in which it may be asked, the form's own first; at least that one
};
[[nodiscard]] Result<LinkedForm> linked_form(const PageContext& context, const web::Request& request);
/// In the version that a page was made for, where that can still be sent.
[[nodiscard]] Result<LinkedForm> linked_form_in_version(const PageContext& context, const web::Request& request,
                                                        std::optional<std::int64_t> version);

/// The round as it was last read for a page of this link, where it is open in that version and its pages are asked one
/// by one: enough to send a form, which looks at the round once more. Null else.
[[nodiscard]] std::shared_ptr<const SeenRound> seen_round(const PageContext& context, const web::Request& request,
                                                          std::optional<std::int64_t> version);
/// It turned out to be another one.
void forget_seen_round(const PageContext& context, const web::Request& request);

/// The language in which the form is to be read stands in the address too, and is stored nowhere: as typed there, it is
/// none that the form has to have.
[[nodiscard]] std::string language_of(const web::Request& request);
/// Words of pages that know no form.
[[nodiscard]] const Catalogue& words_of(const web::Request& request);
/// A page's own words, each under the name that its template has for them: {"SAY_CHANGE", to_say("Change")}.
void say_all(web::View& view, const Catalogue& words,
             std::initializer_list<std::pair<const char*, const char*>> messages);
/// The buttons for the other languages; nothing where there is only one.
[[nodiscard]] std::string language_menu(const web::Request& request, const LinkedForm& form);
/// Puts the words into the language of the address, where the form may be asked in it. Again where the round is taken
/// in another version.
void put_into_language(const web::Request& request, LinkedForm& form);

/// How the pages look: "large" for larger letters, "easy" for easy reading, else as usual. This, whether all questions
/// stand on one page, and whether a tablet is handed round, stands in the address and nowhere else.
[[nodiscard]] std::string look_of(const web::Request& request);
[[nodiscard]] bool is_kiosk(const web::Request& request);
[[nodiscard]] bool wants_one_page(const web::Request& request);
/// `path` with all three, as they are in the request's address.
[[nodiscard]] std::string with_look(const web::Request& request, const std::string& path);
/// The buttons for the other looks, with what was typed (LOOKS), and the way to withdraw what was sent before
/// (WITHDRAW).
void add_looks(web::View& view, const web::Request& request, const LinkedForm& asked);
/// Puts all questions on one page, whoever may be asked which: what hangs on an answer is put away by the page's
/// script, or says so.
void put_on_one_page(LinkedForm& form);
/// "/f/CODE" + rest, in small letters and without the look.
[[nodiscard]] std::string plain_address(const web::Request& request, const std::string& rest = {});

/// On a page without a form a phone says what still waits on it, and gives it back to be read (pages/waiting.html).
void tell_what_waits(web::View& view, const web::Request& request, const Catalogue& words);

/// A page's title within a sentence: "the discussions", but “Next time”.
[[nodiscard]] std::string title_within(const std::string& title, const Catalogue& words);
[[nodiscard]] site::PhoneFrame frame(const LinkedForm& form, std::string title);
/// Of a page that says Muster's own words: in their language, where they are not said in that of the form.
[[nodiscard]] site::PhoneFrame own_frame(const LinkedForm& form, std::string title);
/// A page of words alone.
[[nodiscard]] web::Reply plain_page(const web::Request& request, const LinkedForm& asked, const std::string& headline,
                                    const std::vector<std::string>& paragraphs);
/// Of a form that takes no answers now.
[[nodiscard]] web::Reply not_open(const web::Request& request, const LinkedForm& asked);
/// Whoever mistyped a link that was read aloud learns which letters it can have.
[[nodiscard]] web::Reply no_form(const web::Request& request, const Error& error);
/// A field for the code, which leads on to the form: for addresses that end before it, and those that lead nowhere.
[[nodiscard]] web::Reply find_form(const web::Request& request);

}  // namespace muster::feedback
