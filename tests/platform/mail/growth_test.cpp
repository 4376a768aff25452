// Letters and messages of any words are composed and written in a time like their length.
#include <muster/kit/base/date.hpp>
#include <muster/platform/mail/letter.hpp>
#include <muster/platform/mail/message.hpp>

#include "support/catch.hpp"
#include "support/growth.hpp"

using namespace muster;
using namespace muster::mail;
using growth::fault_of;
using growth::repeated;

TEST_CASE("no words make composing a letter slower than they are long") {
  const std::string words = "News of {{EVENT}}\n\nDear {{NAME}},\n\n{{WORDS}}\n\n- on *{{DAY}}*\n\n[Look]({{LINK}})\n";
  const auto values = [](const std::string& text) {
    return Values{{"EVENT", text},
                  {"NAME", text},
                  {"WORDS", text},
                  {"DAY", text},
                  {"LINK", "https://muster.example.org/?q=" + std::string(text.size(), 'a')}};
  };
  for (const std::string piece :
       {"a", "a ", "é",        "\n", "\n\n",  "a\n\n", "*",     "**a** ", "[", "[a](b) ",     "<",
        "&", "{{", "{{NAME}}", "`",  "- a\n", "> ",    "# a\n", "\\",     "_", "\xE2\x80\x8B"}) {
    CAPTURE(piece);
    CHECK(fault_of(
              repeated(piece), [&](const std::string& text) { (void)composed(words, values(text)); }, 4 << 10) == "");
  }
}

TEST_CASE("no message is slower to write than it is long") {
  for (const std::string piece : {"a", "a ", "é", "\n", "=", ".\n", " \n", "a,", "\"", "(", "<", "\xF0\x9F\x8C\x8D"}) {
    CAPTURE(piece);
    const auto now = *parse_instant("2022-06-10T09:05:00Z");
    const auto write = [now](const std::string& text) {
      const Mailbox sender{text, "muster@example.org"};
      (void)written({"id", now, sender, {"Pat", "pat@example.org"}, "Subject", text, text});
      (void)written({"id", now, {"M", "muster@example.org"}, sender, text, "Words.\n", ""});
      (void)parse_mailbox(text);
      (void)parse_mailbox(text + " <pat@example.org>");
      (void)check_address(text);
      (void)check_address(text + "@example.org");
      (void)folded_address(text);
    };
    CHECK(fault_of(repeated(piece), write) == "");
  }
}
