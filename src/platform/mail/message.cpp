// Writes messages. Poco's MailMessage puts line breaks of a subject into the header as they are, so this is our own.
#include <muster/platform/mail/message.hpp>

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace muster::mail {
namespace {

constexpr std::size_t qp_line = 76;
/// Bytes that one encoded word holds: 52 letters of base 64, short enough to stand behind any header's name.
constexpr std::size_t word_bytes = 39;
constexpr std::size_t plain_bytes = 60;

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; });
}

bool is_plain(std::string_view text) {
  return text.size() <= plain_bytes && text.find("=?") == std::string_view::npos &&
         std::ranges::all_of(text, [](unsigned char byte) { return byte >= 0x20 && byte < 0x7f; });
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto left = std::min<std::size_t>(3, bytes.size() - at);
    unsigned group = 0;
    for (std::size_t each = 0; each < 3; ++each)
      group = group << 8U | (each < left ? static_cast<unsigned char>(bytes[at + each]) : 0U);
    for (std::size_t each = 0; each < 4; ++each) out += each <= left ? letters[group >> (18U - 6U * each) & 63U] : '=';
  }
  return out;
}

/// RFC 2047: words of whole characters, one a line.
std::string encoded_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    auto length = std::min(text.size(), word_bytes);
    while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
    out += (out.empty() ? "=?utf-8?B?" : "\r\n =?utf-8?B?") + base64(text.substr(0, length)) + "?=";
    text.remove_prefix(length);
  }
  return out;
}

std::string header_text(std::string_view text) { return is_plain(text) ? std::string(text) : encoded_words(text); }

std::string header_mailbox(const Mailbox& mailbox) {
  if (mailbox.name.empty()) return mailbox.address;
  std::string name;
  if (is_plain(mailbox.name)) {
    for (const char letter : mailbox.name)
      name += letter == '"' || letter == '\\' ? std::string{'\\', letter} : std::string{letter};
    name = '"' + name + '"';
  } else {
    name = encoded_words(mailbox.name);
  }
  return name + "\r\n <" + mailbox.address + ">";
}

std::string header_date(Instant instant) {
  const auto days = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date{days};
  const std::chrono::hh_mm_ss time{instant - days};
  constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000",
                weekdays[std::chrono::weekday(days).c_encoding()], static_cast<unsigned>(date.day()),
                months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text.data();
}

std::string quoted_printable(std::string_view body) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  std::string line;
  const auto put = [&](const std::string& piece) {
    if (line.size() + piece.size() >= qp_line) {
      out += line + "=\r\n";
      line.clear();
    }
    line += piece;
  };
  for (std::size_t at = 0; at < body.size(); ++at) {
    const auto byte = static_cast<unsigned char>(body[at]);
    if (byte == '\n') {
      out += line + "\r\n";
      line.clear();
      continue;
    }
    const bool at_end = at + 1 == body.size() || body[at + 1] == '\n';
    // A full stop alone on a line ends a message, and "From " begins one in some mail boxes.
    const bool first_of_line = line.empty() && (byte == '.' || byte == 'F');
    const bool as_is = byte > 0x20 && byte < 0x7f && byte != '=' && !first_of_line;
    if (as_is || ((byte == ' ' || byte == '\t') && !at_end))
      put(std::string(1, body[at]));
    else
      put({'=', digits[byte >> 4U], digits[byte & 15U]});
  }
  if (!line.empty()) out += line + "\r\n";
  return out;
}

std::string part(const std::string& type, const std::string& body) {
  return "Content-Type: " + type + "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
         quoted_printable(body);
}

/// Bodies are given with \n, and every line is written with CR LF.
std::string without_returns(std::string text) {
  std::erase(text, '\r');
  return text;
}

Outcome check_header(const std::string& what, const std::string& value) {
  if (has_control(value) || !is_valid_text(value))
    return bad_input("The " + what + " of a message is one line of text without control characters.");
  return Success{};
}

Outcome check_body(const std::string& body) {
  const bool odd = std::ranges::any_of(
      body, [](unsigned char byte) { return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f; });
  if (odd || !is_valid_text(body)) return bad_input("The text of a message is not plain text.");
  return Success{};
}

/// Nothing that a header would have to quote, and no path.
bool is_file_name(const std::string& name) {
  return !name.empty() && name.size() <= plain_bytes && name.front() != '.' &&
         std::ranges::all_of(name, [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                  (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.';
         });
}

Outcome check_file(const Message::Attachment& file) {
  if (!is_file_name(file.name)) return bad_input("The file of a message has a name that is not plain.");
  const bool plain = std::ranges::all_of(file.type, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '/' || letter == '-' ||
           letter == '.' || letter == '+';
  });
  if (!plain || file.type.find('/') == std::string::npos) return bad_input("The file of a message has no type.");
  return Success{};
}

std::string file_part(const Message::Attachment& file) {
  std::string out = "Content-Type: " + file.type + ";\r\n name=\"" + file.name +
                    "\"\r\nContent-Disposition: attachment;\r\n filename=\"" + file.name +
                    "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  const auto letters = base64(file.bytes);
  for (std::size_t at = 0; at < letters.size(); at += qp_line) out += letters.substr(at, qp_line) + "\r\n";
  return out;
}

bool is_web_address(const std::string& text) {
  return (text.starts_with("https://") || text.starts_with("http://")) &&
         std::ranges::all_of(
             text, [](unsigned char byte) { return byte > 0x20 && byte < 0x7f && byte != '<' && byte != '>'; });
}

}  // namespace

Result<std::string> written(const Message& message) {
  MUSTER_CHECK(check_header("subject", message.subject));
  for (const auto* mailbox : {&message.from, &message.to}) {
    MUSTER_CHECK(check_header("name", mailbox->name));
    MUSTER_CHECK(check_address(mailbox->address));
  }
  const auto domain = message.from.address.substr(message.from.address.find('@') + 1);
  MUSTER_CHECK(check_address(message.id + "@" + domain));
  MUSTER_CHECK(check_body(message.text));
  MUSTER_CHECK(check_body(message.html));
  const auto entry = without_returns(message.calendar.bytes);
  MUSTER_CHECK(check_body(entry));
  std::string out = "Date: " + header_date(message.date) + "\r\n";
  out += "From: " + header_mailbox(message.from) + "\r\n";
  out += "To: " + header_mailbox(message.to) + "\r\n";
  out += "Message-ID: <" + message.id + "@" + domain + ">\r\n";
  out += "Subject: " + header_text(message.subject) + "\r\n";
  if (!message.stop.empty()) {
    MUSTER_CHECK(check_header("address to stop", message.stop));
    if (!is_web_address(message.stop)) return bad_input("What stops a message is no web address.");
    out += "List-Unsubscribe:\r\n <" + message.stop + ">\r\n";
    out += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
  }
  // So that holiday notices are not sent back (RFC 3834).
  out += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n";
  if (message.html.empty()) return out + part("text/plain", message.text);
  for (const auto& file : message.attachments) MUSTER_CHECK(check_file(file));
  // "=_" cannot stand in a quoted-printable line nor in base 64, so no text and no file can end a part.
  const auto boundary = "=_" + fingerprint(message.id).substr(0, 32);
  const auto outer = "=_" + fingerprint("files of " + message.id).substr(0, 32);
  if (!message.attachments.empty())
    out += "Content-Type: multipart/mixed;\r\n boundary=\"" + outer + "\"\r\n\r\n--" + outer + "\r\n";
  out += "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
  out += "--" + boundary + "\r\n" + part("text/plain", message.text) + "\r\n";
  out += "--" + boundary + "\r\n" + part("text/html", message.html) + "\r\n";
  // As a part of the message itself: that is what calendars look for.
  if (!entry.empty())
    out += "--" + boundary + "\r\n" + part("text/calendar; method=" + message.calendar.method, entry) + "\r\n";
  out += "--" + boundary + "--\r\n";
  if (message.attachments.empty()) return out;
  for (const auto& file : message.attachments) out += "\r\n--" + outer + "\r\n" + file_part(file);
  return out + "--" + outer + "--\r\n";
}

}  // namespace muster::mail
