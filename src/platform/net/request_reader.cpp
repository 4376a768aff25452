// Reads heads line by line before Boost.Beast sees them, and counts bodies: nothing is guessed or repaired.
#include "request_reader.hpp"

#include <algorithm>
#include <utility>

namespace muster::net {

namespace {

constexpr std::string_view cut_off = "The form arrived cut off, so nothing was changed. Go back and send it again.";

}  // namespace

RequestReader::ReaderState RequestReader::feed(std::string_view bytes) {
  if (wants_ == ReaderState::body) {
    const auto part = bytes.substr(0, missing());
    request_.body.append(part);
    bytes.remove_prefix(part.size());
    if (missing() == 0) wants_ = ReaderState::taking;
  }
  bytes_.append(bytes);
  return wants_ == ReaderState::head ? advance() : wants_;
}

RequestReader::ReaderState RequestReader::end() {
  if (wants_ == ReaderState::body) return refuse({400, std::string(cut_off)});
  if (wants_ == ReaderState::head && begin_ < bytes_.size()) return refuse({400, "The request arrived cut off."});
  return wants_;
}

void RequestReader::give_up(Refusal refusal) {
  if (wants_ == ReaderState::head || wants_ == ReaderState::body) refuse(std::move(refusal));
}

RequestReader::ReaderState RequestReader::refuse(Refusal refusal) {
  refusal_ = std::move(refusal);
  bytes_ = {};
  begin_ = 0;
  request_.body = {};
  return wants_ = ReaderState::nothing;
}

bool RequestReader::take_continue() { return std::exchange(continue_wanted_, false); }

void RequestReader::pass_plain_bytes() {
  if (scanned_ == line_begin_ || bytes_[scanned_ - 1] == '\r') return;
  const auto end = std::min({bytes_.size(), line_begin_ + site_->line_bytes + 1, begin_ + site_->head_bytes + 1});
  const auto is_plain = [](char byte) { return static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7f; };
  while (scanned_ < end && is_plain(bytes_[scanned_])) ++scanned_;
}

std::optional<Refusal> RequestReader::scan() {
  for (; scanned_ < bytes_.size(); ++scanned_) {
    pass_plain_bytes();
    if (scanned_ == bytes_.size()) break;
    const auto byte = static_cast<unsigned char>(bytes_[scanned_]);
    const bool after_return = scanned_ > line_begin_ && bytes_[scanned_ - 1] == '\r';
    if (after_return != (byte == '\n')) return Refusal{400, "A line of the request does not end with CR LF."};
    if (byte == '\n') {
      const auto length = scanned_ - 1 - line_begin_;
      if (length == 0) {
        if (lines_ == 0) return Refusal{400, "The request is malformed."};
        head_ended_ = true;
        ++scanned_;
        return std::nullopt;
      }
      // A line that goes on with the one before (RFC 9112, 5.2): readers join them differently.
      if (bytes_[line_begin_] == ' ' || bytes_[line_begin_] == '\t')
        return Refusal{400, "A heading of the request is folded."};
      if (++lines_ > site_->head_fields + 1) return Refusal{431, "The request has too many headings."};
      line_begin_ = scanned_ + 1;
      continue;
    }
    const bool tab_in_value = byte == '\t' && lines_ > 0;
    if ((byte < 0x20 && byte != '\r' && !tab_in_value) || byte == 0x7f)
      return Refusal{400, "The request holds a control character."};
    if (scanned_ - line_begin_ > site_->line_bytes)
      return lines_ == 0 ? Refusal{414, "The address is too long."}
                         : Refusal{431, "A heading of the request is too long."};
    if (scanned_ - begin_ > site_->head_bytes) return Refusal{431, "The headings of the request are too long."};
  }
  return std::nullopt;
}

RequestReader::ReaderState RequestReader::advance() {
  if (auto error = scan()) return refuse(std::move(*error));
  if (!head_ended_) return wants_;
  auto read = read_request_head(std::string_view(bytes_).substr(begin_, scanned_ - begin_));
  if (read.refusal) return refuse(std::move(*read.refusal));
  request_.head = std::move(read.head);
  if (auto error = refusal_of(request_.head, *site_)) return refuse(std::move(*error));
  drop_until(scanned_);
  return begin_body();
}

void RequestReader::drop_until(std::size_t end) {
  begin_ = end;
  // Requests that came in one piece are not moved forward one by one; a connection that waits holds nothing.
  if (begin_ * 2 < bytes_.size()) return;
  if (begin_ == bytes_.size()) {
    bytes_ = {};
  } else {
    bytes_.erase(0, begin_);
  }
  begin_ = 0;
}

RequestReader::ReaderState RequestReader::begin_body() {
  length_ = body_length(request_.head);
  continue_wanted_ = begin_ == bytes_.size() && length_ > 0 && expects_continue(request_.head);
  request_.body.assign(bytes_, begin_, length_);
  drop_until(begin_ + request_.body.size());
  return wants_ = missing() == 0 ? ReaderState::taking : ReaderState::body;
}

WholeRequest RequestReader::take() {
  auto whole = std::exchange(request_, {});
  wants_ = ReaderState::head;
  scanned_ = line_begin_ = begin_;
  lines_ = length_ = 0;
  head_ended_ = continue_wanted_ = false;
  advance();
  return whole;
}

}  // namespace muster::net
