"""Month names by language, folded: twelve fields between bars, the names of one month between commas.

CLDR's, written by scripts/cldr_tables.py and never by hand.
"""

from __future__ import annotations

NAMES = {
    "en": "january,jan|february,feb|march,mar|april,apr|may|june,jun|july,jul,juli|august,aug|"
    "september,sep,sept|october,oct|november,nov|december,dec",
    "de": "januar,jan,janner|februar,feb,feber|marz,mar,mrz|april,apr|mai|juni,jun|juli,jul|august,"
    "aug|september,sept,sep|oktober,okt|november,nov|dezember,dez",
    "fr": "janvier,janv,jan|fevrier,fevr,fev|mars|avril,avr|mai|juin|juillet,juil|aout,aou|"
    "septembre,sept,sep|octobre,oct|novembre,nov|decembre,dec",
    "es": "enero,ene|febrero,feb|marzo,mar|abril,abr|mayo,may|junio,jun|julio,jul|agosto,ago|"
    "septiembre,sept,set,sep,setiembre|octubre,oct|noviembre,nov|diciembre,dic",
    "it": "gennaio,gen|febbraio,feb|marzo,mar|aprile,apr|maggio,mag|giugno,giu|luglio,lug|agosto,"
    "ago|settembre,set|ottobre,ott|novembre,nov|dicembre,dic",
    "pt": "janeiro,jan|fevereiro,fev|marco,mar|abril,abr|maio,mai|junho,jun|julho,jul|agosto,ago|"
    "setembro,set|outubro,out|novembro,nov|dezembro,dez",
    "nl": "januari,jan|februari,feb|maart,mrt|april,apr|mei|juni,jun|juli,jul|augustus,aug|"
    "september,sep|oktober,okt|november,nov|december,dec",
    "sv": "januari,jan|februari,feb|mars|april,apr|maj|juni|juli|augusti,aug|september,sep|oktober,"
    "okt|november,nov|december,dec",
    "da": "januar,jan|februar,feb|marts,mar|april,apr|maj|juni,jun|juli,jul|august,aug|september,"
    "sep|oktober,okt|november,nov|december,dec",
    "nb": "januar,jan|februar,feb|mars,mar|april,apr|mai|juni,jun|juli,jul|august,aug|september,"
    "sep|oktober,okt|november,nov|desember,des",
    "fi": "tammikuuta,tammi,tammikuu|helmikuuta,helmi,helmikuu|maaliskuuta,maalis,maaliskuu|huhtikuuta,"
    "huhti,huhtikuu|toukokuuta,touko,toukokuu|kesakuuta,kesa,kesakuu|heinakuuta,heina,heinakuu|"
    "elokuuta,elo,elokuu|syyskuuta,syys,syyskuu|lokakuuta,loka,lokakuu|marraskuuta,marras,"
    "marraskuu|joulukuuta,joulu,joulukuu",
    "is": "januar,jan|februar,feb|mars,mar|april,apr|mai|juni,jun|juli,jul|agust,agu|september,sep|"
    "oktober,okt|november,nov|desember,des",
    "et": "jaanuar,jaan|veebruar,veebr|marts|aprill,apr|mai|juuni|juuli|august,aug|september,sept|"
    "oktoober,okt|november,nov|detsember,dets",
    "lv": "janvaris,janv,janvari|februaris,febr,februari|marts,marta|aprilis,apr,aprili|maijs,maija|"
    "junijs,jun,junija|julijs,jul,julija|augusts,aug,augusta|septembris,sept,septembri|oktobris,"
    "okt,oktobri|novembris,nov,novembri|decembris,dec,decembri",
    "lt": "sausio,saus,sausis|vasario,vas,vasaris|kovo,kov,kovas|balandzio,bal,balandis|geguzes,geg,"
    "geguze|birzelio,birz,birzelis|liepos,liep,liepa|rugpjucio,rugp,rugpjutis|rugsejo,rugs,"
    "rugsejis|spalio,spal,spalis|lapkricio,lapkr,lapkritis|gruodzio,gruod,gruodis",
    "pl": "stycznia,sty,styczen|lutego,lut,luty|marca,mar,marzec|kwietnia,kwi,kwiecien|maja,maj|"
    "czerwca,cze,czerwiec|lipca,lip,lipiec|sierpnia,sie,sierpien|wrzesnia,wrz,wrzesien|"
    "pazdziernika,paz,pazdziernik|listopada,lis,listopad|grudnia,gru,grudzien",
    "cs": "ledna,led,leden|unora,uno,unor|brezna,bre,brezen|dubna,dub,duben|kvetna,kve,kveten|"
    "cervna,cvn,cerven|cervence,cvc,cervenec|srpna,srp,srpen|zari,zar|rijna,rij,rijen|"
    "listopadu,lis,listopad|prosince,pro,prosinec",
    "sk": "januara,jan,januar|februara,feb,februar|marca,mar,marec|aprila,apr,april|maja,maj|juna,"
    "jun|jula,jul|augusta,aug,august|septembra,sep,september|oktobra,okt,oktober|novembra,nov,"
    "november|decembra,dec,december",
    "sl": "januar,jan|februar,feb|marec,mar|april,apr|maj|junij,jun|julij,jul|avgust,avg|september,"
    "sep|oktober,okt|november,nov|december,dec",
    "hr": "sijecnja,sij,sijecanj|veljace,velj,veljaca|ozujka,ozu,ozujak|travnja,tra,travanj|svibnja,"
    "svi,svibanj|lipnja,lip,lipanj|srpnja,srp,srpanj|kolovoza,kol,kolovoz|rujna,ruj,rujan|"
    "listopada,lis,listopad|studenoga,stu,studeni|prosinca,pro,prosinac",
    "sr": "јануар,јан,januar,jan|фебруар,феб,februar,feb|март,мар,mart,mar|април,апр,april,apr|мај,"
    "maj|јун,jun|јул,jul|август,авг,avgust,avg|септембар,сеп,septembar,sep|октобар,окт,"
    "oktobar,okt|новембар,нов,novembar,nov|децембар,дец,decembar,dec",
    "mk": "јануари,јан|февруари,фев|март,мар|април,апр|мај|јуни,јун|јули,јул|август,авг|септември,"
    "сеп|октомври,окт|ноември,ное|декември,дек",
    "bg": "януари,яну|февруари,фев|март|април,апр|маи|юни|юли|август,авг|септември,сеп|октомври,окт|"
    "ноември,ное|декември,дек",
    "ru": "января,янв,январь|февраля,февр,февраль,фев|марта,мар,март|апреля,апр,апрель|мая,маи|июня,"
    "июн,июнь|июля,июл,июль|августа,авг,август|сентября,сент,сентябрь,сен|октября,окт,октябрь|"
    "ноября,нояб,ноябрь,ноя|декабря,дек,декабрь",
    "uk": "січня,січ,січень|лютого,лют,лютии|березня,бер,березень|квітня,квіт,квітень|травня,трав,"
    "травень|червня,черв,червень|липня,лип,липень|серпня,серп,серпень|вересня,вер,вересень|"
    "жовтня,жовт,жовтень|листопада,лист,листопад|грудня,груд,грудень",
    "be": "студзеня,сту,студзень|лютага,лют,люты|сакавіка,сак,сакавік|красавіка,кра,красавік|мая,маи|"
    "чэрвеня,чэр,чэрвень|ліпеня,ліп,ліпень|жніуня,жні,жнівень|верасня,вер,верасень|кастрычніка,"
    "кас,кастрычнік|лістапада,ліс,лістапад|снежня,сне,снежань",
    "ro": "ianuarie,ian|februarie,feb|martie,mar|aprilie,apr|mai|iunie,iun|iulie,iul|august,aug|"
    "septembrie,sept|octombrie,oct|noiembrie,nov|decembrie,dec",
    "hu": "januar,jan|februar,febr|marcius,marc|aprilis,apr|majus,maj|junius,jun|julius,jul|"
    "augusztus,aug|szeptember,szept|oktober,okt|november,nov|december,dec",
    "el": "ιανουαριου,ιαν,ιανουαριοσ|φεβρουαριου,φεβ,φεβρουαριοσ|μαρτιου,μαρ,μαρτιοσ|απριλιου,απρ,"
    "απριλιοσ|μαιου,μαι,μαιοσ|ιουνιου,ιουν,ιουνιοσ|ιουλιου,ιουλ,ιουλιοσ|αυγουστου,αυγ,αυγουστοσ|"
    "σεπτεμβριου,σεπ,σεπτεμβριοσ|οκτωβριου,οκτ,οκτωβριοσ|νοεμβριου,νοε,νοεμβριοσ|δεκεμβριου,δεκ,"
    "δεκεμβριοσ",
    "tr": "ocak,oca|subat,sub|mart,mar|nisan,nis|mayıs,may|haziran,haz|temmuz,tem|agustos,agu|"
    "eylul,eyl|ekim,eki|kasım,kas|aralık,ara",
    "az": "yanvar,yan|fevral,fev|mart,mar|aprel,apr|may|iyun,iyn|iyul,iyl|avqust,avq|sentyabr,sen|"
    "oktyabr,okt|noyabr,noy|dekabr,dek",
    "kk": "қаңтар,қаң|ақпан,ақп|наурыз,нау|сәуір,сәу|мамыр,мам|маусым,мау|шілде,шіл|тамыз,там|"
    "қыркүиек,қыр|қазан,қаз|қараша,қар|желтоқсан,жел",
    "uz": "yanvar,yan|fevral,fev|mart,mar|aprel,apr|may|iyun,iyn|iyul,iyl|avgust,avg|sentabr,sen|"
    "oktabr,okt|noyabr,noy|dekabr,dek",
    "ka": "იანვარი,იან|თებერვალი,თებ|მარტი,მარ|აპრილი,აპრ|მაისი,მაი|ივნისი,ივნ|ივლისი,ივლ|აგვისტო,"
    "აგვ|სექტემბერი,სექ|ოქტომბერი,ოქტ|ნოემბერი,ნოე|დეკემბერი,დეკ",
    "hy": "հունվարի,հնվ,հունվար|փետրվարի,փտվ,փետրվար|մարտի,մրտ,մարտ|ապրիլի,ապր,ապրիլ|մայիսի,մյս,"
    "մայիս|հունիսի,հնս,հունիս|հուլիսի,հլս,հուլիս|օգոստոսի,օգս,օգոստոս|սեպտեմբերի,սեպ,սեպտեմբեր|"
    "հոկտեմբերի,հոկ,հոկտեմբեր|նոյեմբերի,նոյ,նոյեմբեր|դեկտեմբերի,դեկ,դեկտեմբեր",
    "he": "ינואר,ינו׳,בינואר|פברואר,פבר׳,בפברואר|מרץ,במרץ|אפריל,אפר׳,באפריל|מאי,במאי|יוני,ביוני|"
    "יולי,ביולי|אוגוסט,אוג׳,באוגוסט|ספטמבר,ספט׳,בספטמבר|אוקטובר,אוק׳,באוקטובר|נובמבר,נוב׳,"
    "בנובמבר|דצמבר,דצמ׳,בדצמבר",
    "ar": "يناير,كانون الثاني|فبراير,شباط|مارس,اذار|ابريل,نيسان|مايو,ايار,ماي|يونيو,حزيران|يوليو,"
    "تموز,يوليوز|اغسطس,اب,غشت|سبتمبر,ايلول,شتنبر|اكتوبر,تشرين الاول|نوفمبر,تشرين الثاني,نونبر|"
    "ديسمبر,كانون الاول,دجنبر",
    "fa": "ژانویه|فوریه|مارس|اوریل|مه|ژوين|ژويیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
    "ur": "جنوری|فروری|مارچ|اپریل|ميی,مي|جون|جولايی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    "hi": "जनवरी,जन॰|फरवरी,फर॰|मारच|अपरैल|मई|जून|जुलाई,जुल॰|अगसत,अग॰|सितंबर,सित॰,सितमबर|अकटूबर,"
    "अकटू॰|नवंबर,नव॰,नवमबर|दिसंबर,दिस॰,दिसमबर",
    "bn": "জানুযারী,জানু|ফেবরুযারী,ফেব|মারচ|এপরিল,এপরি|মে|জুন|জুলাই,জুল|আগসট,আগ|সেপটেমবর,সেপ|"
    "অকটোবর,অকটো|নভেমবর,নভে|ডিসেমবর,ডিসে",
    "ta": "ஜனவரி,ஜன|பிபரவரி,பிப|மாரச,மார|ஏபரல,ஏப|மே|ஜூன|ஜூலை|ஆகஸட,ஆக|செபடமபர,செப|அகடோபர,அக|நவமபர,"
    "நவ|டிசமபர,டிச",
    "te": "జనవరి,జన|ఫిబరవరి,ఫిబర|మారచి|ఏపరిల,ఏపరి|మే|జూన|జులె|ఆగసటు,ఆగ|సెపటెంబర,సెపటెం|అకటోబర,అకటో|"
    "నవంబర,నవం|డిసెంబర,డిసెం",
    "ml": "ജനുവരി,ജനു|ഫെബരുവരി,ഫെബരു|മാർചച,മാർ|ഏപരിൽ,ഏപരി|മേയ|ജൂൺ|ജൂലൈ|ഓഗസററ,ഓഗ|സെപററംബർ,സെപററം|"
    "ഒക\u200cടോബർ,ഒകടോ|നവംബർ,നവം|ഡിസംബർ,ഡിസം",
    "mr": "जानेवारी,जाने|फेबरुवारी,फेबरु|मारच|एपरिल,एपरि|मे|जून|जुलै|ऑगसट,ऑग|सपटेंबर,सपटें|ऑकटोबर,"
    "ऑकटो|नोवहेंबर,नोवहें|डिसेंबर,डिसें",
    "gu": "જાનયુઆરી,જાનયુ|ફેબરુઆરી,ફેબરુ|મારચ|એપરિલ|મે|જૂન|જુલાઈ|ઑગસટ|સપટેમબર,સપટે|ઑકટોબર,ઑકટો|"
    "નવેમબર,નવે|ડિસેમબર,ડિસે",
    "kn": "ಜನವರಿ,ಜನ|ಫೆಬರವರಿ,ಫೆಬರ|ಮಾರಚ|ಏಪರಿಲ,ಏಪರಿ|ಮೇ|ಜೂನ|ಜುಲೈ|ಆಗಸಟ,ಆಗ|ಸೆಪಟೆಂಬರ,ಸೆಪಟೆಂ|ಅಕಟೋಬರ,"
    "ಅಕಟೋ|ನವೆಂಬರ,ನವೆಂ|ಡಿಸೆಂಬರ,ಡಿಸೆಂ",
    "pa": "ਜਨਵਰੀ,ਜਨ|ਫਰਵਰੀ,ਫਰ|ਮਾਰਚ|ਅਪਰੈਲ,ਅਪਰੈ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ,ਜੁਲਾ|ਅਗਸਤ,ਅਗ|ਸਤੰਬਰ,ਸਤੰ|ਅਕਤੂਬਰ,ਅਕਤੂ|"
    "ਨਵੰਬਰ,ਨਵੰ|ਦਸੰਬਰ,ਦਸੰ",
    "ne": "जनवरी|फेबरुअरी|मारच|अपरिल|मे|जुन|जुलाई|अगसट|सेपटेमबर|अकटोबर|नोभेमबर|डिसेमबर",
    "th": "มกราคม,ม.ค|กมภาพันธ์,ก.พ|มีนาคม,มี.ค|เมษายน,เม.ย|พฤษภาคม,พ.ค|มิถนายน,มิ.ย|กรกฎาคม,ก.ค|"
    "สิงหาคม,ส.ค|กันยายน,ก.ย|ตลาคม,ต.ค|พฤศจิกายน,พ.ย|ธันวาคม,ธ.ค",
    "id": "januari,jan|februari,feb,pebruari,peb|maret,mar|april,apr|mei|juni,jun|juli,jul|agustus,"
    "agu,ags,agt|september,sep|oktober,okt|november,nov,nop|desember,des",
    "ms": "januari,jan|februari,feb|mac|april,apr|mei|jun|julai,jul|ogos,ogo|september,sep|oktober,"
    "okt|november,nov|disember,dis",
    "fil": "enero,ene|pebrero,peb|marso,mar|abril,abr|mayo,may|hunyo,hun|hulyo,hul|agosto,ago|"
    "setyembre,set|oktubre,okt|nobyembre,nob|disyembre,dis",
    "sw": "januari,jan|februari,feb|machi,mac|aprili,apr|mei|juni,jun|julai,jul|agosti,ago|septemba,"
    "sep|oktoba,okt|novemba,nov|desemba,des",
    "ca": "de gener,de gen,gener,gen|de febrer,de febr,febrer,febr|de marc,marc|d’abril,d’abr,abril,"
    "abr|de maig,maig|de juny,juny|de juliol,de jul,juliol,jul|d’agost,d’ag,agost,ag|"
    "de setembre,de set,setembre,set|d’octubre,d’oct,octubre,oct|de novembre,de nov,novembre,nov|"
    "de desembre,de des,desembre,des",
    "gl": "xaneiro,xan|febreiro,feb|marzo,mar|abril,abr|maio|xuno|xullo,xul|agosto,ago|setembro,set|"
    "outubro,out|novembro,nov|decembro,dec",
    "eu": "urtarrila,urt,urtarrilaren|otsaila,ots,otsailaren|martxoa,mar,martxoaren|apirila,api,"
    "apirilaren|maiatza,mai,maiatzaren|ekaina,eka,ekainaren|uztaila,uzt,uztailaren|abuztua,abu,"
    "abuztuaren|iraila,ira,irailaren|urria,urr,urriaren|azaroa,aza,azaroaren|abendua,abe,"
    "abenduaren",
    "cy": "ionawr,ion|chwefror,chwef,chw|mawrth,maw|ebrill,ebr|mai|mehefin,meh|gorffennaf,gorff,gor|"
    "awst|medi|hydref,hyd|tachwedd,tach|rhagfyr,rhag",
    "ga": "eanair,ean|feabhra,feabh|marta|aibrean,aib|bealtaine,beal|meitheamh,meith|iuil|lunasa,lun|"
    "mean fomhair,mfomh|deireadh fomhair,dfomh|samhain,samh|nollaig,noll",
    "sq": "janar,jan|shkurt,shk|mars,mar|prill,pri|maj|qershor,qer|korrik,korr|gusht,gush|shtator,"
    "sht|tetor,tet|nentor,nen|dhjetor,dhj",
    "mn": "нэгдүгээр сар,1-р сар|хоердугаар сар,2-р сар|гуравдугаар сар,3-р сар|дөрөвдүгээр сар,4-р сар|"
    "тавдугаар сар,5-р сар|зургаадугаар сар,6-р сар|долоодугаар сар,7-р сар|наимдугаар сар,8-р сар|"
    "есдүгээр сар,9-р сар|аравдугаар сар,10-р сар|арван нэгдүгээр сар,11-р сар|арван хоердугаар сар,"
    "12-р сар",
    "km": "មករា|កុមភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កកកដា|សីហា|កញញា|តុលា|វិចឆិកា|ធនូ",
    "my": "ဇနနဝါရီ,ဇန|ဖေဖောဝါရီ,ဖေ|မတ|ဧပြီ|မေ|ဇွန|ဇူလိုင,ဇူ|ဩဂုတ|စကတငဘာ,စက|အောကတိုဘာ,အောက|နိုဝငဘာ,"
    "နို|ဒီဇငဘာ,ဒီ",
    "am": "ጃንዋሪ,ጃን|ፌብሩዋሪ,ፌብ|ማርች|ኤፕሪል,ኤፕሪ|ሜይ|ጁን|ጁላይ|ኦገስት,ኦገስ|ሴፕቴምበር,ሴፕቴ|ኦክቶበር,ኦክቶ|ኖቬምበር,ኖቬም|ዲሴምበር,"
    "ዲሴም",
    "no": "januar,jan|februar,feb|mars,mar|april,apr|mai|juni,jun|juli,jul|august,aug|september,"
    "sep|oktober,okt|november,nov|desember,des",
    "nn": "januar,jan|februar,feb|mars,mar|april,apr|mai|juni,jun|juli,jul|august,aug|september,"
    "sep|oktober,okt|november,nov|desember,des",
    "iw": "ינואר,ינו׳|פברואר,פבר׳|מרץ|אפריל,אפר׳|מאי|יוני|יולי|אוגוסט,אוג׳|ספטמבר,ספט׳|אוקטובר,אוק׳|"
    "נובמבר,נוב׳|דצמבר,דצמ׳",
    "tl": "enero,ene|pebrero,peb|marso,mar|abril,abr|mayo,may|hunyo,hun|hulyo,hul|agosto,ago|"
    "setyembre,set|oktubre,okt|nobyembre,nob|disyembre,dis",
    "zh": "一月,1月|二月,2月|三月,3月|四月,4月|五月,5月|六月,6月|七月,"
    "7月|八月,8月|九月,9月|十月,10月|十一月,11月|十二月,12月",
    "ja": "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
    "ko": "1월|2월|3월|4월|5월|6월|7월|8월|"
    "9월|10월|11월|12월",
    "vi": "thang 1,thg 1|thang 2,thg 2|thang 3,thg 3|thang 4,thg 4|thang 5,thg 5|thang 6,thg 6|thang 7,"
    "thg 7|thang 8,thg 8|thang 9,thg 9|thang 10,thg 10|thang 11,thg 11|thang 12,thg 12",
}  # fmt: skip
