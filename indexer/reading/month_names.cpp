#include "indexer/reading/month_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "facets/text/fold.hpp"

namespace dateline {
namespace {

// Folded, by month: as dates have them, in whatever case the language asks for.
constexpr std::array<std::string_view, 12> names{
    "january jan januar janner jänner janvier janv enero ene gennaio gen janeiro januari styczen stycznia sty leden ledna tammikuu "
    "tammikuuta január ianuarie ian ocak января январь янв січня ιανουαριου "
    "ιανουαριος ιαν",
    "february feb februar februari fevrier fevr fev febrero febbraio fevereiro luty lutego lut unor unora helmikuu helmikuuta februarie "
    "subat февраля февраль фев лютого φεβρουαριου φεβρουαριος φεβ",
    "march mar marz marsch maerz mrz mars marzo marco maart mrt marzec marca brezen brezna maaliskuu maaliskuuta marcius martie mart марта "
    "март мар березня μαρτιου μαρτιος",
    "april apr avril avr abril abr aprile kwiecien kwietnia kwi duben dubna huhtikuu huhtikuuta aprilis aprilie nisan апреля апрель апр "
    "квітня απριλιου απριλιος απρ",
    "may mai mayo maggio mag maio mei maj maja kveten kvetna toukokuu toukokuuta majus mayis мая май травня μαιου μαιος",
    "june jun juni juin junio giugno giu junho czerwiec czerwca cze cerven cervna kesakuu kesakuuta junius iunie haziran июня июнь июн "
    "червня ιουνιου ιουνιος",
    "july jul juli juillet juil julio luglio lug julho lipiec lipca lip cervenec cervence heinakuu heinakuuta julius iulie temmuz июля "
    "июль июл липня ιουλιου ιουλιος",
    "august aug aout agosto ago augustus augusti sierpien sierpnia sie srpen srpna elokuu elokuuta augusztus agustos августа август авг "
    "серпня αυγουστου αυγουστος αυγ",
    "september sep sept septembre septiembre setiembre settembre set setembro wrzesien wrzesnia wrz zari syyskuu syyskuuta szeptember "
    "septembrie eylul сентября сентябрь сен сент вересня σεπτεμβριου "
    "σεπτεμβριος σεπ",
    "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz rijen rijna lokakuu lokakuuta octombrie "
    "ekim октября октябрь окт жовтня οκτωβριου οκτωβριος οκτ",
    "november nov novembre noviembre novembro listopad listopadu listopada lis marraskuu marraskuuta noiembrie kasim ноября ноябрь ноя "
    "листопада νοεμβριου νοεμβριος νοε",
    "december dec dezember dez decembre dicembre diciembre dic dezembro grudzien grudnia gru prosinec prosince joulukuu joulukuuta "
    "decembrie aralik декабря декабрь дек грудня δεκεμβριου δεκεμβριος δεκ"};

std::unordered_map<std::string, int> read_names() {
    std::unordered_map<std::string, int> table;
    for (std::size_t month = 0; month < names.size(); ++month) {
        std::string_view list = names[month];
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(' '), list.size());
            table.emplace(fold(list.substr(0, end)), static_cast<int>(month) + 1);
            list.remove_prefix(std::min(end + 1, list.size()));
        }
    }
    return table;
}

}  // namespace

int month_number(std::string_view word) {
    constexpr std::size_t shortest = 3, longest = 24;  // bytes
    static const std::unordered_map<std::string, int> table = read_names();
    if (word.size() < shortest || word.size() > longest) return 0;
    const auto found = table.find(fold(word));
    return found == table.end() ? 0 : found->second;
}

}  // namespace dateline
