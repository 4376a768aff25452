// Every byte of a message: what headers may hold, how bodies are packed.
#include <muster/kit/base/date.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/reply_to.hpp>

#include <sstream>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::mail;

namespace {

Message plain() {
  return {"abc123",
          *parse_instant("2022-06-10T09:05:00Z"),
          {"London network", "muster@example.org"},
          {"", "pat@example.org"},
          "Your link",
          "Hello.\n.\nFrom here\n",
          ""};
}

std::string bytes(const Message& message) {
  auto out = written(message);
  if (!out.ok()) FAIL(out.error().message);
  return std::move(out).value();
}

std::string unpacked(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 3, "=\r\n") == 0) {
      at += 2;
    } else if (text[at] == '=') {
      out += static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16));
      at += 2;
    } else if (text[at] != '\r') {
      out += text[at];
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a message of one part is these bytes") {
  CHECK(bytes(plain()) ==
        "Date: Fri, 10 Jun 2022 09:05:00 +0000\r\n"
        "From: \"London network\"\r\n <muster@example.org>\r\n"
        "To: pat@example.org\r\n"
        "Message-ID: <abc123@example.org>\r\n"
        "Subject: Your link\r\n"
        "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "Hello.\r\n=2E\r\n=46rom here\r\n");
}

TEST_CASE("an answer goes where the draft's detail says, and only to an address") {
  const auto detail = with_reply_to("id\nGwen", "gwen@example.net");
  CHECK(reply_to_in(detail) == "gwen@example.net");
  CHECK(without_reply_to(detail) == "id\nGwen");
  CHECK(without_reply_to("id") == "id");
  for (const auto* wrong : {"id", "Reply-To: gwen@example.net", "id\nReply-To: a@b.org\r\nBcc: c@d.org"})
    CHECK(reply_to_in(wrong).empty());
  CHECK(*written(plain(), "") == bytes(plain()));
  const auto answered = written(plain(), "gwen@example.net");
  REQUIRE(answered.ok());
  CHECK(answered->find("To: pat@example.org\r\nReply-To: gwen@example.net\r\nMessage-ID: ") != std::string::npos);
  for (const auto* wrong : {"nobody", "a@b.org\r\nBcc: c@d.org", "Gwen <gwen@example.net>"})
    CHECK_FALSE(written(plain(), wrong).ok());
}

TEST_CASE("a message that can be stopped says so to mail programs, and by a web address alone") {
  auto message = plain();
  message.stop = "https://muster.example.org/stop/abc";
  CHECK(bytes(message).find("List-Unsubscribe:\r\n <https://muster.example.org/stop/abc>\r\n"
                            "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n") != std::string::npos);
  for (const std::string wrong : {"javascript:alert(1)", "https://a.example/>\r\nBcc: x@y.example", "https://a b"}) {
    message.stop = wrong;
    CHECK_FALSE(written(message).ok());
  }
}

TEST_CASE("no header can be made to hold another") {
  const std::string nasty[] = {"a\r\nBcc: evil@example.org",
                               "a\nBcc: evil@example.org",
                               "a\rb",
                               std::string("a\0b", 3),
                               "a\x1b[0m",
                               "a\x7f",
                               "a\tb",
                               "\xff\xfe"};
  for (const auto& text : nasty) {
    auto message = plain();
    message.subject = text;
    CHECK_FALSE(written(message).ok());
    message = plain();
    message.to.name = text;
    CHECK_FALSE(written(message).ok());
    message = plain();
    message.from.name = text;
    CHECK_FALSE(written(message).ok());
    message = plain();
    message.to.address = text + "@example.org";
    CHECK_FALSE(written(message).ok());
    message = plain();
    message.to.address = "pat@example.org" + text;
    CHECK_FALSE(written(message).ok());
    message = plain();
    message.id = text;
    CHECK_FALSE(written(message).ok());
  }
  auto message = plain();
  message.text = std::string("a\0b", 3);
  CHECK_FALSE(written(message).ok());
}

TEST_CASE("a header's text in any language comes in ASCII words of whole characters") {
  auto message = plain();
  message.subject = "Ühlüng – 日本語 – a very long subject that goes on and on until it needs several words to hold it";
  message.to.name = "=?utf-8?B?fake?=";
  const auto out = bytes(message);
  std::istringstream lines(out);
  for (std::string line; std::getline(lines, line);) {
    CHECK(line.size() <= 79);  // with its CR
    for (const unsigned char byte : line) CHECK(byte < 0x80);
  }
  CHECK(out.find("=?utf-8?B?w5xobMO8bmcg4oCTIO") != std::string::npos);
  CHECK(out.find("To: =?utf-8?B?PT91dGYtOD9CP2Zha2U/PQ==?=") != std::string::npos);
}

TEST_CASE("a quoted name cannot end its quotes") {
  auto message = plain();
  message.to.name = R"(Pat "x" <evil@example.org>, \)";
  CHECK(bytes(message).find(R"(To: "Pat \"x\" <evil@example.org>, \\")") != std::string::npos);
}

TEST_CASE("bodies come through whole, in short lines, and cannot end their part") {
  auto message = plain();
  std::string text;
  for (int line = 0; line < 40; ++line)
    text += std::string(static_cast<std::size_t>(line) * 7, line % 2 == 0 ? 'x' : ' ') + "é=\t\n.\n--boundary\n";
  message.text = text;
  message.html = "<p>" + text + "</p>";
  const auto out = bytes(message);
  std::istringstream lines(out);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 79);
  const auto begin = out.find("\r\n\r\n", out.find("text/plain")) + 4;
  const auto end = out.find("\r\n--=_", begin);
  CHECK(unpacked(out.substr(begin, end - begin)) == text);
  CHECK(out == bytes(message));
}

TEST_CASE("a file goes along beside the words, and its name is plain") {
  Message message;
  message.id = "m1";
  message.date = *parse_instant("2022-06-10T12:00:00Z");
  message.from = {"", "muster@example.org"};
  message.to = {"", "gwen@example.org"};
  message.subject = "Invoice N-0001";
  message.text = "The paper is attached.";
  message.html = "<p>The paper is attached.</p>";
  message.attachments.push_back({"N-0001.pdf", "application/pdf", std::string("%PDF\0\xff", 6)});
  const auto out = written(message);
  REQUIRE(out.ok());
  CHECK(out->find("Content-Type: multipart/mixed;") < out->find("Content-Type: multipart/alternative;"));
  CHECK(out->find("Content-Disposition: attachment;\r\n filename=\"N-0001.pdf\"\r\n"
                  "Content-Transfer-Encoding: base64\r\n\r\nJVBERgD/\r\n") != std::string::npos);
  for (const auto* name : {"", "a/b.pdf", "a b.pdf", "a\"b.pdf", "\r\nX: y", ".hidden"}) {
    INFO(name);
    message.attachments[0].name = name;
    CHECK_FALSE(written(message).ok());
  }
}

TEST_CASE("addresses are plain or refused") {
  for (const auto* good : {"a@b", "pat.o'neil+x@mail.example.org", "a-b_c@x-y.example"}) {
    INFO(good);
    CHECK(check_address(good).ok());
  }
  for (const std::string bad :
       {"", "@", "a@", "@b", "a@b@c", "a b@c", ".a@b", "a.@b", "a..b@c", "a@-b", "a@b-", "a@b..c", "\"a\"@b",
        "a@[1.2.3.4]", "a@b\r\n", "<a@b>", "a,b@c", "é@b", "a@é.example"}) {
    INFO(bad);
    CHECK_FALSE(check_address(bad).ok());
  }
  CHECK_FALSE(check_address(std::string(65, 'a') + "@b").ok());
  CHECK(parse_mailbox("Our network <muster@example.org>")->name == "Our network");
  CHECK(parse_mailbox("muster@example.org")->name.empty());
  CHECK_FALSE(parse_mailbox("Our network <muster@example.org").ok());
}
