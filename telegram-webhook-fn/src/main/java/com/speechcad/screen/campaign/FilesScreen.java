package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.QuoteCampaign;
import com.speechcad.campaign.results.RequestExport;
import com.speechcad.campaign.results.TableWriter.Format;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** All rows as a file, also while it runs; of a draft, what would become of each. */
@Singleton
class FilesScreen extends OfCampaign {
    static final String ID = "campaign.files";

    private final QuoteCampaign quotes;
    private final RequestExport export;

    FilesScreen(Campaigns campaigns, QuoteCampaign quotes, RequestExport export) {
        super(ID, campaigns);
        this.quotes = quotes;
        this.export = export;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        var begun = campaign.state().hasBegun();
        if (!begun && quotes.of(campaign.id()).isEmpty()) {
            return View.gone();
        }
        return view(text(begun ? CampaignScreenText.FILES_ASK : CampaignScreenText.FILES_ASK_DRY_RUN)
                        .with("name", campaign.plan().name()))
                .row(
                        button(CampaignScreenText.FILE_CSV, "csv", who -> make(who, campaign, Format.CSV)),
                        button(CampaignScreenText.FILE_XLSX, "xlsx", who -> make(who, campaign, Format.XLSX)))
                .row(open(
                        text(begun ? CampaignScreenText.OPEN : CampaignScreenText.QUOTE),
                        begun ? CampaignScreen.ID : QuoteScreen.ID,
                        CampaignRef.of(campaign)));
    }

    private Next make(Visitor visitor, Campaign campaign, Format format) {
        return Next.toast(
                export.ask(visitor.id(), campaign.id(), format)
                        ? CampaignScreenText.FILE_COMING
                        : CampaignScreenText.TOO_LATE);
    }
}
