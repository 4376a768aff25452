#pragma once
// A message's words: one template gives the plain part and the HTML part. The first line of a template is the subject,
// the rest is Markdown; {{MARKERS}} take the values of the moment in which the message is sent.

#include <map>
#include <string>
#include <string_view>

namespace muster::mail {

/// By the names of markers: letters, digits and underscores.
using Values = std::map<std::string, std::string>;

struct Letter {
  std::string subject;
  std::string text;     ///< the plain part; lines end in \n
  std::string html;     ///< the HTML part, a whole document
  std::string article;  ///< what stands in its body, to be shown inside a page
};

/// Values are words and never Markdown or HTML, whatever they hold. A paragraph that is one marker alone becomes as
/// many paragraphs as its value has, and none where it is empty. A marker in the place of a link's address takes a web
/// or mail address. Throws std::logic_error for a marker without a value, an address of another kind, and a template
/// without a subject: errors of the program, found by the tests.
[[nodiscard]] Letter composed(std::string_view template_text, const Values& values);

/// The text of a template that travels inside the program: "domain/access/mail/sign_in.mail". Throws std::logic_error
/// where there is none.
[[nodiscard]] std::string_view template_named(std::string_view name);

}  // namespace muster::mail
