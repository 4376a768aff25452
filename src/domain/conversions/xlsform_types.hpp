#pragma once
// What the types of an XLSForm mean here. A new one is a row.

#include <muster/domain/forms/form.hpp>

#include <array>
#include <string_view>

namespace muster::conversions {

enum class XlsMeaning {
  question,
  options,  ///< a question whose list stands behind the type
  note,
  begin,   ///< of a group
  repeat,  ///< of a group that is asked several times
  end,
  yes_or_no,  ///< to be acknowledged
  range,
  left_out,
};

struct XlsType {
  std::string_view name;
  XlsMeaning meaning = XlsMeaning::left_out;
  forms::QuestionKind kind = forms::QuestionKind::short_text;
  forms::TextFormat format = forms::TextFormat::any;
  std::string_view what{};     ///< told where something of it does not go over
  std::string_view instead{};  ///< likewise
};

inline constexpr std::array xls_types = [] {
  using Kind = forms::QuestionKind;
  using Format = forms::TextFormat;
  using Means = XlsMeaning;
  constexpr std::string_view device = "a question that a device answers by itself";
  constexpr std::string_view media = "a picture, a sound, a place or another measurement of a device";
  constexpr std::string_view gone = "left out";
  return std::to_array<XlsType>({
      {"text", Means::question},
      {"string", Means::question},
      {"note", Means::note},
      {"integer", Means::question, Kind::number},
      {"int", Means::question, Kind::number},
      {"decimal", Means::question, Kind::number, Format::any, "how many digits a number has behind the point",
       "two at most"},
      {"range", Means::range, Kind::number},
      {"date", Means::question, Kind::short_text, Format::date},
      {"time", Means::question, Kind::short_text, Format::time},
      {"datetime", Means::question, Kind::short_text, Format::date, "the time of a date and time", "the date is asked"},
      {"select_one", Means::options, Kind::pick_one},
      {"select_multiple", Means::options, Kind::pick_any},
      {"rank", Means::options, Kind::ranking},
      {"acknowledge", Means::yes_or_no, Kind::pick_one, Format::any, "a box to acknowledge", "asked as Yes or No"},
      {"trigger", Means::yes_or_no, Kind::pick_one, Format::any, "a box to acknowledge", "asked as Yes or No"},
      {"begin_group", Means::begin},
      {"begin_repeat", Means::repeat},
      {"begin_loop", Means::repeat},
      {"end_group", Means::end},
      {"end_repeat", Means::end},
      {"end_loop", Means::end},
      {"barcode", Means::question, Kind::short_text, Format::any, "a barcode to scan", "a line of text"},
      {"phone_number", Means::question, Kind::short_text, Format::telephone},
      {"email", Means::left_out, Kind::short_text, Format::any, device, gone},
      {"geopoint", Means::left_out, Kind::short_text, Format::any, media, gone},
      {"geotrace", Means::left_out, Kind::short_text, Format::any, media, gone},
      {"geoshape", Means::left_out, Kind::short_text, Format::any, media, gone},
      {"image", Means::left_out, Kind::short_text, Format::any, media, gone},
      {"photo", Means::left_out, Kind::short_text, Format::any, media, gone},
      {"audio", Means::left_out, Kind::short_text, Format::any, media, gone},
      {"video", Means::left_out, Kind::short_text, Format::any, media, gone},
      {"file", Means::left_out, Kind::short_text, Format::any, "a file to send", gone},
      {"background-audio", Means::left_out, Kind::short_text, Format::any, media, gone},
      {"calculate", Means::left_out, Kind::short_text, Format::any, "a calculation", gone},
      {"hidden", Means::left_out, Kind::short_text, Format::any, "a hidden value", gone},
      {"start", Means::left_out, Kind::short_text, Format::any, device, gone},
      {"end", Means::left_out, Kind::short_text, Format::any, device, gone},
      {"today", Means::left_out, Kind::short_text, Format::any, device, gone},
      {"deviceid", Means::left_out, Kind::short_text, Format::any, device, gone},
      {"username", Means::left_out, Kind::short_text, Format::any, device, gone},
      {"phonenumber", Means::left_out, Kind::short_text, Format::any, device, gone},
      {"simserial", Means::left_out, Kind::short_text, Format::any, device, gone},
      {"subscriberid", Means::left_out, Kind::short_text, Format::any, device, gone},
      {"audit", Means::left_out, Kind::short_text, Format::any, device, gone},
      {"start-geopoint", Means::left_out, Kind::short_text, Format::any, device, gone},
      {"xml-external", Means::left_out, Kind::short_text, Format::any, "a list in a file of its own", gone},
      {"csv-external", Means::left_out, Kind::short_text, Format::any, "a list in a file of its own", gone},
  });
}();

}  // namespace muster::conversions
