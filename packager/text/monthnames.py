"""Month names by language, folded: twelve fields between bars, the names of one month between commas.

CLDR's, written by scripts/month_names.py and never by hand.
"""

from __future__ import annotations

NAMES = {
    "en": (
        "january,jan|february,feb|march,mar|april,apr|may|june,jun|july,jul,juli|august,aug|"
        "september,sep,sept|october,oct|november,nov|december,dec"
    ),
    "de": (
        "januar,jan,janner|februar,feb,feber|marz,mar,mrz|april,apr|mai|juni,jun|juli,jul|august,aug|"
        "september,sept,sep|oktober,okt|november,nov|dezember,dez"
    ),
    "fr": (
        "janvier,janv,jan|fevrier,fevr,fev|mars|avril,avr|mai|juin|juillet,juil|aout,aou|septembre,sept,sep|"
        "octobre,oct|novembre,nov|decembre,dec"
    ),
    "es": (
        "enero,ene|febrero,feb|marzo,mar|abril,abr|mayo,may|junio,jun|julio,jul|agosto,ago|"
        "septiembre,sept,set,sep,setiembre|octubre,oct|noviembre,nov|diciembre,dic"
    ),
    "it": (
        "gennaio,gen|febbraio,feb|marzo,mar|aprile,apr|maggio,mag|giugno,giu|luglio,lug|agosto,ago|"
        "settembre,set|ottobre,ott|novembre,nov|dicembre,dic"
    ),
    "pt": (
        "janeiro,jan|fevereiro,fev|marco,mar|abril,abr|maio,mai|junho,jun|julho,jul|agosto,ago|setembro,set|"
        "outubro,out|novembro,nov|dezembro,dez"
    ),
    "nl": (
        "januari,jan|februari,feb|maart,mrt|april,apr|mei|juni,jun|juli,jul|augustus,aug|september,sep|"
        "oktober,okt|november,nov|december,dec"
    ),
    "sv": (
        "januari,jan|februari,feb|mars|april,apr|maj|juni|juli|augusti,aug|september,sep|oktober,okt|"
        "november,nov|december,dec"
    ),
    "da": (
        "januar,jan|februar,feb|marts,mar|april,apr|maj|juni,jun|juli,jul|august,aug|september,sep|"
        "oktober,okt|november,nov|december,dec"
    ),
    "nb": (
        "januar,jan|februar,feb|mars,mar|april,apr|mai|juni,jun|juli,jul|august,aug|september,sep|"
        "oktober,okt|november,nov|desember,des"
    ),
    "fi": (
        "tammikuuta,tammi,tammikuu|helmikuuta,helmi,helmikuu|maaliskuuta,maalis,maaliskuu|"
        "huhtikuuta,huhti,huhtikuu|toukokuuta,touko,toukokuu|kesakuuta,kesa,kesakuu|heinakuuta,heina,heinakuu|"
        "elokuuta,elo,elokuu|syyskuuta,syys,syyskuu|lokakuuta,loka,lokakuu|marraskuuta,marras,marraskuu|"
        "joulukuuta,joulu,joulukuu"
    ),
    "is": (
        "januar,jan|februar,feb|mars,mar|april,apr|mai|juni,jun|juli,jul|agust,agu|september,sep|"
        "oktober,okt|november,nov|desember,des"
    ),
    "et": (
        "jaanuar,jaan|veebruar,veebr|marts|aprill,apr|mai|juuni|juuli|august,aug|september,sept|"
        "oktoober,okt|november,nov|detsember,dets"
    ),
    "lv": (
        "janvaris,janv|februaris,febr|marts|aprilis,apr|maijs|junijs,jun|julijs,jul|augusts,aug|"
        "septembris,sept|oktobris,okt|novembris,nov|decembris,dec"
    ),
    "lt": (
        "sausio,saus,sausis|vasario,vas,vasaris|kovo,kov,kovas|balandzio,bal,balandis|geguzes,geg,geguze|"
        "birzelio,birz,birzelis|liepos,liep,liepa|rugpjucio,rugp,rugpjutis|rugsejo,rugs,rugsejis|"
        "spalio,spal,spalis|lapkricio,lapkr,lapkritis|gruodzio,gruod,gruodis"
    ),
    "pl": (
        "stycznia,sty,styczen|lutego,lut,luty|marca,mar,marzec|kwietnia,kwi,kwiecien|maja,maj|"
        "czerwca,cze,czerwiec|lipca,lip,lipiec|sierpnia,sie,sierpien|wrzesnia,wrz,wrzesien|"
        "pazdziernika,paz,pazdziernik|listopada,lis,listopad|grudnia,gru,grudzien"
    ),
    "cs": (
        "ledna,led,leden|unora,uno,unor|brezna,bre,brezen|dubna,dub,duben|kvetna,kve,kveten|cervna,cvn,cerven|"
        "cervence,cvc,cervenec|srpna,srp,srpen|zari,zar|rijna,rij,rijen|listopadu,lis,listopad|"
        "prosince,pro,prosinec"
    ),
    "sk": (
        "januara,jan,januar|februara,feb,februar|marca,mar,marec|aprila,apr,april|maja,maj|juna,jun|jula,jul|"
        "augusta,aug,august|septembra,sep,september|oktobra,okt,oktober|novembra,nov,november|"
        "decembra,dec,december"
    ),
    "sl": (
        "januar,jan|februar,feb|marec,mar|april,apr|maj|junij,jun|julij,jul|avgust,avg|september,sep|"
        "oktober,okt|november,nov|december,dec"
    ),
    "hr": (
        "sijecnja,sij,sijecanj|veljace,velj,veljaca|ozujka,ozu,ozujak|travnja,tra,travanj|svibnja,svi,svibanj|"
        "lipnja,lip,lipanj|srpnja,srp,srpanj|kolovoza,kol,kolovoz|rujna,ruj,rujan|listopada,lis,listopad|"
        "studenoga,stu,studeni|prosinca,pro,prosinac"
    ),
    "sr": (
        "јануар,јан,januar,jan|фебруар,феб,februar,feb|март,мар,mart,mar|април,апр,april,apr|мај,maj|јун,jun|"
        "јул,jul|август,авг,avgust,avg|септембар,сеп,septembar,sep|октобар,окт,oktobar,okt|"
        "новембар,нов,novembar,nov|децембар,дец,decembar,dec"
    ),
    "mk": (
        "јануари,јан|февруари,фев|март,мар|април,апр|мај|јуни,јун|јули,јул|август,авг|септември,сеп|"
        "октомври,окт|ноември,ное|декември,дек"
    ),
    "bg": (
        "януари,яну|февруари,фев|март|април,апр|маи|юни|юли|август,авг|септември,сеп|октомври,окт|"
        "ноември,ное|декември,дек"
    ),
    "ru": (
        "января,янв,январь|февраля,февр,февраль,фев|марта,мар,март|апреля,апр,апрель|мая,маи|июня,июн,июнь|"
        "июля,июл,июль|августа,авг,август|сентября,сент,сентябрь,сен|октября,окт,октябрь|ноября,нояб,ноябрь,ноя|"
        "декабря,дек,декабрь"
    ),
    "uk": (
        "січня,січ,січень|лютого,лют,лютии|березня,бер,березень|квітня,квіт,квітень|травня,трав,травень|"
        "червня,черв,червень|липня,лип,липень|серпня,серп,серпень|вересня,вер,вересень|жовтня,жовт,жовтень|"
        "листопада,лист,листопад|грудня,груд,грудень"
    ),
    "be": (
        "студзеня,сту,студзень|лютага,лют,люты|сакавіка,сак,сакавік|красавіка,кра,красавік|мая,маи|"
        "чэрвеня,чэр,чэрвень|ліпеня,ліп,ліпень|жніуня,жні,жнівень|верасня,вер,верасень|"
        "кастрычніка,кас,кастрычнік|лістапада,ліс,лістапад|снежня,сне,снежань"
    ),
    "ro": (
        "ianuarie,ian|februarie,feb|martie,mar|aprilie,apr|mai|iunie,iun|iulie,iul|august,aug|"
        "septembrie,sept|octombrie,oct|noiembrie,nov|decembrie,dec"
    ),
    "hu": (
        "januar,jan|februar,febr|marcius,marc|aprilis,apr|majus,maj|junius,jun|julius,jul|augusztus,aug|"
        "szeptember,szept|oktober,okt|november,nov|december,dec"
    ),
    "el": (
        "ιανουαριου,ιαν,ιανουαριοσ|φεβρουαριου,φεβ,φεβρουαριοσ|μαρτιου,μαρ,μαρτιοσ|απριλιου,απρ,απριλιοσ|"
        "μαιου,μαι,μαιοσ|ιουνιου,ιουν,ιουνιοσ|ιουλιου,ιουλ,ιουλιοσ|αυγουστου,αυγ,αυγουστοσ|"
        "σεπτεμβριου,σεπ,σεπτεμβριοσ|οκτωβριου,οκτ,οκτωβριοσ|νοεμβριου,νοε,νοεμβριοσ|δεκεμβριου,δεκ,δεκεμβριοσ"
    ),
    "tr": (
        "ocak,oca|subat,sub|mart,mar|nisan,nis|mayıs,may|haziran,haz|temmuz,tem|agustos,agu|eylul,eyl|"
        "ekim,eki|kasım,kas|aralık,ara"
    ),
    "az": (
        "yanvar,yan|fevral,fev|mart,mar|aprel,apr|may|iyun,iyn|iyul,iyl|avqust,avq|sentyabr,sen|oktyabr,okt|"
        "noyabr,noy|dekabr,dek"
    ),
    "kk": (
        "қаңтар,қаң,yan|ақпан,ақп,fev|наурыз,нау,mar|сәуір,сәу,apr|мамыр,мам,may|маусым,мау,iyn|шілде,шіл,iyl|"
        "тамыз,там,avq|қыркүиек,қыр,sen|қазан,қаз,okt|қараша,қар,noy|желтоқсан,жел,dek"
    ),
    "uz": (
        "yanvar,yan|fevral,fev|mart,mar|aprel,apr|may|iyun,iyn|iyul,iyl|avgust,avg|sentabr,sen|oktabr,okt|"
        "noyabr,noy|dekabr,dek"
    ),
    "ka": (
        "იანვარი,იან,yanvar,yan|თებერვალი,თებ,fevral,fev|მარტი,მარ,mart,mar|აპრილი,აპრ,aprel,apr|მაისი,მაი,may|"
        "ივნისი,ივნ,iyun,iyn|ივლისი,ივლ,iyul,iyl|აგვისტო,აგვ,avqust,avq|სექტემბერი,სექ,sentyabr,sen|"
        "ოქტომბერი,ოქტ,oktyabr,okt|ნოემბერი,ნოე,noyabr,noy|დეკემბერი,დეკ,dekabr,dek"
    ),
    "hy": (
        "հունվարի,հնվ,հունվար,yan|փետրվարի,փտվ,փետրվար,fev|մարտի,մրտ,մարտ,mar|ապրիլի,ապր,ապրիլ,apr|"
        "մայիսի,մյս,մայիս,may|հունիսի,հնս,հունիս,iyn|հուլիսի,հլս,հուլիս,iyl|օգոստոսի,օգս,օգոստոս,avq|"
        "սեպտեմբերի,սեպ,սեպտեմբեր,sen|հոկտեմբերի,հոկ,հոկտեմբեր,okt|նոյեմբերի,նոյ,նոյեմբեր,noy|"
        "դեկտեմբերի,դեկ,դեկտեմբեր,dek"
    ),
    "he": (
        "ינואר,ינו׳,yanvar,yan|פברואר,פבר׳,fevral,fev|מרץ,mart,mar|אפריל,אפר׳,aprel,apr|מאי,may|יוני,iyun,iyn|"
        "יולי,iyul,iyl|אוגוסט,אוג׳,avqust,avq|ספטמבר,ספט׳,sentyabr,sen|אוקטובר,אוק׳,oktyabr,okt|"
        "נובמבר,נוב׳,noyabr,noy|דצמבר,דצמ׳,dekabr,dek"
    ),
    "ar": (
        "يناير,yanvar,yan,كانون الثاني|فبراير,fevral,fev,شباط|مارس,mart,mar,اذار|ابريل,aprel,apr,نيسان|"
        "مايو,may,ايار,ماي|يونيو,iyun,iyn,حزيران|يوليو,iyul,iyl,تموز,يوليوز|اغسطس,avqust,avq,اب,غشت|"
        "سبتمبر,sentyabr,sen,ايلول,شتنبر|اكتوبر,oktyabr,okt,تشرين الاول|نوفمبر,noyabr,noy,تشرين الثاني,نونبر|"
        "ديسمبر,dekabr,dek,كانون الاول,دجنبر"
    ),
    "fa": (
        "ژانویه,yan|فوریه,fev|مارس,mar|اوریل,apr|مه,may|ژوين,iyn|ژويیه,iyl|اوت,avq|سپتامبر,sen|اکتبر,okt|"
        "نوامبر,noy|دسامبر,dek"
    ),
    "ur": (
        "جنوری,yanvar,yan|فروری,fevral,fev|مارچ,mart,mar|اپریل,aprel,apr|ميی,may|جون,iyun,iyn|جولايی,iyul,iyl|"
        "اگست,avqust,avq|ستمبر,sentyabr,sen|اکتوبر,oktyabr,okt|نومبر,noyabr,noy|دسمبر,dekabr,dek"
    ),
    "hi": (
        "जनवरी,जन॰,yanvar,yan|फरवरी,फर॰,fevral,fev|मारच,mart,mar|अपरैल,aprel,apr|मई,may|जून,iyun,iyn|"
        "जुलाई,जुल॰,iyul,iyl|अगसत,अग॰,avqust,avq|सितंबर,सित॰,sentyabr,sen|अकटूबर,अकटू॰,oktyabr,okt|"
        "नवंबर,नव॰,noyabr,noy|दिसंबर,दिस॰,dekabr,dek"
    ),
    "bn": (
        "জানুযারী,জানু,yanvar|ফেবরুযারী,ফেব,fevral|মারচ,mart|এপরিল,এপরি,aprel|মে,may|জুন,iyun|জুলাই,জুল,iyul|"
        "আগসট,আগ,avqust|সেপটেমবর,সেপ,sentyabr|অকটোবর,অকটো,oktyabr|নভেমবর,নভে,noyabr|ডিসেমবর,ডিসে,dekabr"
    ),
    "ta": (
        "ஜனவரி,ஜன,yanvar,yan|பிபரவரி,பிப,fevral,fev|மாரச,மார,mart,mar|ஏபரல,ஏப,aprel,apr|மே,may|ஜூன,iyun,iyn|"
        "ஜூலை,iyul,iyl|ஆகஸட,ஆக,avqust,avq|செபடமபர,செப,sentyabr,sen|அகடோபர,அக,oktyabr,okt|நவமபர,நவ,noyabr,noy|"
        "டிசமபர,டிச,dekabr,dek"
    ),
    "te": (
        "జనవరి,జన,yanvar,yan|ఫిబరవరి,ఫిబర,fevral,fev|మారచి,mart,mar|ఏపరిల,ఏపరి,aprel,apr|మే,may|జూన,iyun,iyn|"
        "జులె,iyul,iyl|ఆగసటు,ఆగ,avqust,avq|సెపటెంబర,సెపటెం,sentyabr,sen|అకటోబర,అకటో,oktyabr,okt|"
        "నవంబర,నవం,noyabr,noy|డిసెంబర,డిసెం,dekabr,dek"
    ),
    "ml": (
        "ജനുവരി,ജനു,yanvar,yan|ഫെബരുവരി,ഫെബരു,fevral,fev|മാർചച,മാർ,mart,mar|ഏപരിൽ,ഏപരി,aprel,apr|മേയ,may|"
        "ജൂൺ,iyun,iyn|ജൂലൈ,iyul,iyl|ഓഗസററ,ഓഗ,avqust,avq|സെപററംബർ,സെപററം,sentyabr,sen|ഒക‌ടോബർ,ഒകടോ,oktyabr,okt|"
        "നവംബർ,നവം,noyabr,noy|ഡിസംബർ,ഡിസം,dekabr,dek"
    ),
    "mr": (
        "जानेवारी,जाने,yanvar,yan|फेबरुवारी,फेबरु,fevral,fev|मारच,mart,mar|एपरिल,एपरि,aprel,apr|मे,may|"
        "जून,iyun,iyn|जुलै,iyul,iyl|ऑगसट,ऑग,avqust,avq|सपटेंबर,सपटें,sentyabr,sen|ऑकटोबर,ऑकटो,oktyabr,okt|"
        "नोवहेंबर,नोवहें,noyabr,noy|डिसेंबर,डिसें,dekabr,dek"
    ),
    "gu": (
        "જાનયુઆરી,જાનયુ,yanvar,yan|ફેબરુઆરી,ફેબરુ,fevral,fev|મારચ,mart,mar|એપરિલ,aprel,apr|મે,may|જૂન,iyun,iyn|"
        "જુલાઈ,iyul,iyl|ઑગસટ,avqust,avq|સપટેમબર,સપટે,sentyabr,sen|ઑકટોબર,ઑકટો,oktyabr,okt|નવેમબર,નવે,noyabr,noy|"
        "ડિસેમબર,ડિસે,dekabr,dek"
    ),
    "kn": (
        "ಜನವರಿ,ಜನ,yanvar|ಫೆಬರವರಿ,ಫೆಬರ,fevral|ಮಾರಚ,mart|ಏಪರಿಲ,ಏಪರಿ,aprel|ಮೇ,may|ಜೂನ,iyun|ಜುಲೈ,iyul|"
        "ಆಗಸಟ,ಆಗ,avqust|ಸೆಪಟೆಂಬರ,ಸೆಪಟೆಂ,sentyabr|ಅಕಟೋಬರ,ಅಕಟೋ,oktyabr|ನವೆಂಬರ,ನವೆಂ,noyabr|ಡಿಸೆಂಬರ,ಡಿಸೆಂ,dekabr"
    ),
    "pa": (
        "ਜਨਵਰੀ,ਜਨ,yanvar,yan|ਫਰਵਰੀ,ਫਰ,fevral,fev|ਮਾਰਚ,mart,mar|ਅਪਰੈਲ,ਅਪਰੈ,aprel,apr|ਮਈ,may|ਜੂਨ,iyun,iyn|"
        "ਜੁਲਾਈ,ਜੁਲਾ,iyul,iyl|ਅਗਸਤ,ਅਗ,avqust,avq|ਸਤੰਬਰ,ਸਤੰ,sentyabr,sen|ਅਕਤੂਬਰ,ਅਕਤੂ,oktyabr,okt|"
        "ਨਵੰਬਰ,ਨਵੰ,noyabr,noy|ਦਸੰਬਰ,ਦਸੰ,dekabr,dek"
    ),
    "ne": (
        "जनवरी,yanvar,yan|फेबरुअरी,fevral,fev|मारच,mart,mar|अपरिल,aprel,apr|मे,may|जुन,iyun,iyn|जुलाई,iyul,iyl|"
        "अगसट,avqust,avq|सेपटेमबर,sentyabr,sen|अकटोबर,oktyabr,okt|नोभेमबर,noyabr,noy|डिसेमबर,dekabr,dek"
    ),
    "th": (
        "มกราคม,ม.ค,yanvar,yan|กมภาพันธ์,ก.พ,fevral,fev|มีนาคม,มี.ค,mart,mar|เมษายน,เม.ย,aprel,apr|"
        "พฤษภาคม,พ.ค,may|มิถนายน,มิ.ย,iyun,iyn|กรกฎาคม,ก.ค,iyul,iyl|สิงหาคม,ส.ค,avqust,avq|"
        "กันยายน,ก.ย,sentyabr,sen|ตลาคม,ต.ค,oktyabr,okt|พฤศจิกายน,พ.ย,noyabr,noy|ธันวาคม,ธ.ค,dekabr,dek"
    ),
    "id": (
        "januari,jan,yanvar,yan|februari,feb,fevral,fev,pebruari,peb|maret,mar,mart|april,apr,aprel|mei,may|"
        "juni,jun,iyun,iyn|juli,jul,iyul,iyl|agustus,agu,avqust,avq,ags,agt|september,sep,sentyabr,sen|"
        "oktober,okt,oktyabr|november,nov,noyabr,noy,nop|desember,des,dekabr,dek"
    ),
    "ms": (
        "januari,jan,yanvar,yan|februari,feb,fevral,fev|mac,mart,mar|april,apr,aprel|mei,may|jun,iyun,iyn|"
        "julai,jul,iyul,iyl|ogos,ogo,avqust,avq|september,sep,sentyabr,sen|oktober,okt,oktyabr|"
        "november,nov,noyabr,noy|disember,dis,dekabr,dek"
    ),
    "fil": (
        "enero,ene,yanvar,yan|pebrero,peb,fevral,fev|marso,mar,mart|abril,abr,aprel,apr|mayo,may|"
        "hunyo,hun,iyun,iyn|hulyo,hul,iyul,iyl|agosto,ago,avqust,avq|setyembre,set,sentyabr,sen|"
        "oktubre,okt,oktyabr|nobyembre,nob,noyabr,noy|disyembre,dis,dekabr,dek"
    ),
    "sw": (
        "januari,jan,yanvar,yan|februari,feb,fevral,fev|machi,mac,mart,mar|aprili,apr,aprel|mei,may|"
        "juni,jun,iyun,iyn|julai,jul,iyul,iyl|agosti,ago,avqust,avq|septemba,sep,sentyabr,sen|oktoba,okt,oktyabr|"
        "novemba,nov,noyabr,noy|desemba,des,dekabr,dek"
    ),
    "ca": (
        "de gener,de gen,gener,gen|de febrer,de febr,febrer,febr|de marc,marc|d’abril,d’abr,abril,abr|"
        "de maig,maig|de juny,juny|de juliol,de jul,juliol,jul|d’agost,d’ag,agost,ag|"
        "de setembre,de set,setembre,set|d’octubre,d’oct,octubre,oct|de novembre,de nov,novembre,nov|"
        "de desembre,de des,desembre,des"
    ),
    "gl": (
        "xaneiro,xan,yanvar,yan|febreiro,feb,fevral,fev|marzo,mar,mart|abril,abr,aprel,apr|maio,may|"
        "xuno,iyun,iyn|xullo,xul,iyul,iyl|agosto,ago,avqust,avq|setembro,set,sentyabr,sen|"
        "outubro,out,oktyabr,okt|novembro,nov,noyabr,noy|decembro,dec,dekabr,dek"
    ),
    "eu": (
        "urtarrila,urt,yanvar,yan|otsaila,ots,fevral,fev|martxoa,mar,mart|apirila,api,aprel,apr|maiatza,mai,may|"
        "ekaina,eka,iyun,iyn|uztaila,uzt,iyul,iyl|abuztua,abu,avqust,avq|iraila,ira,sentyabr,sen|"
        "urria,urr,oktyabr,okt|azaroa,aza,noyabr,noy|abendua,abe,dekabr,dek"
    ),
    "cy": (
        "ionawr,ion,yanvar|chwefror,chwef,fevral,chw|mawrth,maw,mart|ebrill,ebr,aprel|mai,may|mehefin,meh,iyun|"
        "gorffennaf,gorff,iyul,gor|awst,avqust|medi,sentyabr|hydref,hyd,oktyabr|tachwedd,tach,noyabr|"
        "rhagfyr,rhag,dekabr"
    ),
    "ga": (
        "eanair,ean,yanvar,yan|feabhra,feabh,fevral,fev|marta,mart,mar|aibrean,aib,aprel,apr|bealtaine,beal,may|"
        "meitheamh,meith,iyun,iyn|iuil,iyul,iyl|lunasa,lun,avqust,avq|mean fomhair,mfomh,sentyabr,sen|"
        "deireadh fomhair,dfomh,oktyabr,okt|samhain,samh,noyabr,noy|nollaig,noll,dekabr,dek"
    ),
    "sq": (
        "janar,jan,yanvar,yan|shkurt,shk,fevral,fev|mars,mar,mart|prill,pri,aprel,apr|maj,may|"
        "qershor,qer,iyun,iyn|korrik,korr,iyul,iyl|gusht,gush,avqust,avq|shtator,sht,sentyabr,sen|"
        "tetor,tet,oktyabr,okt|nentor,nen,noyabr,noy|dhjetor,dhj,dekabr,dek"
    ),
    "mn": (
        "нэгдүгээр сар,1-р сар,yan|хоердугаар сар,2-р сар,fev|гуравдугаар сар,3-р сар,mar|"
        "дөрөвдүгээр сар,4-р сар,apr|тавдугаар сар,5-р сар,may|зургаадугаар сар,6-р сар,iyn|"
        "долоодугаар сар,7-р сар,iyl|наимдугаар сар,8-р сар,avq|есдүгээр сар,9-р сар,sen|"
        "аравдугаар сар,10-р сар,okt|арван нэгдүгээр сар,11-р сар,noy|арван хоердугаар сар,12-р сар,dek"
    ),
    "km": (
        "មករា,yanvar,yan|កុមភៈ,fevral,fev|មីនា,mart,mar|មេសា,aprel,apr|ឧសភា,may|មិថុនា,iyun,iyn|កកកដា,iyul,iyl|"
        "សីហា,avqust,avq|កញញា,sentyabr,sen|តុលា,oktyabr,okt|វិចឆិកា,noyabr,noy|ធនូ,dekabr,dek"
    ),
    "my": (
        "ဇနနဝါရီ,ဇန,yanvar,yan|ဖေဖောဝါရီ,ဖေ,fevral,fev|မတ,mart,mar|ဧပြီ,aprel,apr|မေ,may|ဇွန,iyun,iyn|"
        "ဇူလိုင,ဇူ,iyul,iyl|ဩဂုတ,avqust,avq|စကတငဘာ,စက,sentyabr,sen|အောကတိုဘာ,အောက,oktyabr,okt|"
        "နိုဝငဘာ,နို,noyabr,noy|ဒီဇငဘာ,ဒီ,dekabr,dek"
    ),
    "am": (
        "ጃንዋሪ,ጃን,yanvar,yan|ፌብሩዋሪ,ፌብ,fevral,fev|ማርች,mart,mar|ኤፕሪል,ኤፕሪ,aprel,apr|ሜይ,may|ጁን,iyun,iyn|"
        "ጁላይ,iyul,iyl|ኦገስት,ኦገስ,avqust,avq|ሴፕቴምበር,ሴፕቴ,sentyabr,sen|ኦክቶበር,ኦክቶ,oktyabr,okt|ኖቬምበር,ኖቬም,noyabr,noy|"
        "ዲሴምበር,ዲሴም,dekabr,dek"
    ),
    "no": (
        "januar,jan|februar,feb|mars,mar|april,apr|mai|juni,jun|juli,jul|august,aug|september,sep|"
        "oktober,okt|november,nov|desember,des"
    ),
    "nn": (
        "januar,jan|februar,feb|mars,mar|april,apr|mai|juni,jun|juli,jul|august,aug|september,sep|"
        "oktober,okt|november,nov|desember,des"
    ),
    "iw": (
        "ינואר,ינו׳,yanvar,yan|פברואר,פבר׳,fevral,fev|מרץ,mart,mar|אפריל,אפר׳,aprel,apr|מאי,may|יוני,iyun,iyn|"
        "יולי,iyul,iyl|אוגוסט,אוג׳,avqust,avq|ספטמבר,ספט׳,sentyabr,sen|אוקטובר,אוק׳,oktyabr,okt|"
        "נובמבר,נוב׳,noyabr,noy|דצמבר,דצמ׳,dekabr,dek"
    ),
    "tl": (
        "enero,ene,yanvar,yan|pebrero,peb,fevral,fev|marso,mar,mart|abril,abr,aprel,apr|mayo,may|"
        "hunyo,hun,iyun,iyn|hulyo,hul,iyul,iyl|agosto,ago,avqust,avq|setyembre,set,sentyabr,sen|"
        "oktubre,okt,oktyabr|nobyembre,nob,noyabr,noy|disyembre,dis,dekabr,dek"
    ),
    "zh": (
        "一月,1月,yanvar,yan|二月,2月,fevral,fev|三月,3月,mart,mar|四月,4月,aprel,apr|五月,5月,may|六月,6月,iyun,iyn|"
        "七月,7月,iyul,iyl|八月,8月,avqust,avq|九月,9月,sentyabr,sen|十月,10月,oktyabr,okt|十一月,11月,noyabr,noy|"
        "十二月,12月,dekabr,dek"
    ),
    "ja": (
        "1月,yanvar,yan|2月,fevral,fev|3月,mart,mar|4月,aprel,apr|5月,may|6月,iyun,iyn|7月,iyul,iyl|8月,avqust,avq|"
        "9月,sentyabr,sen|10月,oktyabr,okt|11月,noyabr,noy|12月,dekabr,dek"
    ),
    "ko": (
        "1월,yanvar,yan|2월,fevral,fev|3월,mart,mar|4월,aprel,apr|5월,may|6월,iyun,iyn|7월,iyul,iyl|"
        "8월,avqust,avq|9월,sentyabr,sen|10월,oktyabr,okt|11월,noyabr,noy|12월,dekabr,dek"
    ),
    "vi": (
        "thang 1,thg 1|thang 2,thg 2|thang 3,thg 3|thang 4,thg 4|thang 5,thg 5|thang 6,thg 6|thang 7,thg 7|"
        "thang 8,thg 8|thang 9,thg 9|thang 10,thg 10|thang 11,thg 11|thang 12,thg 12"
    ),
}  # fmt: skip
